package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.report.ReportRow;

/** Numbers the segments that a ledger task has met, in memory only. Not thread-safe. */
final class SegmentNames {
    /** The number of the segment that counts every user. */
    static final int ALL = 0;

    private final SliceNumbers numbers = new SliceNumbers();
    private final ByteSlice slice = new ByteSlice();

    SegmentNames() {
        number(ReportRow.ALL);
    }

    int number(String name) {
        return number(slice.set(name.getBytes(UTF_8)));
    }

    int number(ByteSlice name) {
        int number = numbers.find(name);
        return number < 0 ? numbers.add(name) : number;
    }

    String name(int number) {
        return new String(utf8(number), UTF_8);
    }

    /** The name as bytes; not a copy. */
    byte[] utf8(int number) {
        return numbers.get(number);
    }
}

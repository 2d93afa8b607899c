package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.report.ReportRow;

/** Numbers the segments that a ledger task has met, in memory only. Not thread-safe. */
final class SegmentNames {
    /** The number of the segment that counts every user. */
    static final int ALL = 0;

    private static final byte[] NO_BYTES = {};

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
        return new String(numbers.get(number), UTF_8);
    }

    /** The name as it is stored, as bytes; not a copy. That of {@link #ALL} is empty, for it is in every row. */
    byte[] storedName(int number) {
        return number == ALL ? NO_BYTES : numbers.get(number);
    }

    /** The number of a segment with a {@linkplain #storedName stored name}. */
    int ofStored(ByteSlice name) {
        return name.length() == 0 ? ALL : number(name);
    }
}

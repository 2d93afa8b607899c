package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;

/**
 * How an activity row is stored.
 *
 * <pre>
 * row     := version:byte segment*          the first segment is "all"
 * segment := name:text firstDay:zigzag firstDay-baseDay:zigzag 2*words+hasOlder:varint older? words
 * older   := baseDay-newestOlder:varint                                      see {@link DaySet}
 * words   := see {@link WordFormat}                                          "all" has the empty name
 * </pre>
 *
 * A user with a few neighbouring days takes about ten bytes. Not thread-safe.
 */
final class RowFormat {
    /** The version that is written. In the first one a row held all days that were remembered. */
    static final int VERSION = 2;

    private final SegmentNames names;
    private final ByteWriter out = new ByteWriter(256);
    private final ByteSlice name = new ByteSlice();

    RowFormat(SegmentNames names) {
        this.names = names;
    }

    byte[] encode(ActivityRow row) {
        out.clear();
        out.putByte(VERSION);
        for (DaySet days = row.firstDays(); days != null; days = row.daysAfter(days)) {
            out.putSlice(name.set(names.storedName(days.segment())));
            encode(days, row.longs());
        }
        return out.toByteArray();
    }

    private void encode(DaySet days, long[] longs) {
        int baseDay = DaySet.earliest(days.baseWord(), 1);
        out.putZigZag(days.firstDay());
        out.putZigZag(DaySet.wordOf(days.firstDay()) - days.baseWord());
        out.putVarLong(days.words() * 2L + (days.hasOlder() ? 1 : 0));
        if (days.hasOlder()) {
            out.putVarLong(baseDay - days.newestOlder());
        }
        WordFormat.write(longs, days.beginOfWords(), days.words(), out);
    }

    /** Reads what was stored into a row without any day, and returns it. */
    ActivityRow decode(byte[] stored, ActivityRow row) {
        ByteReader in = new ByteReader(stored);
        UnknownVersionException.check("the ledger holds a row", in.getByte(), VERSION);
        while (in.hasMore()) {
            decodeDays(in, row, names.ofStored(in.getSlice(name)));
        }
        return row;
    }

    private static void decodeDays(ByteReader in, ActivityRow row, int segment) {
        int firstDay = (int) in.getZigZag();
        int baseWord = DaySet.wordOf(firstDay) - (int) in.getZigZag();
        int size = in.getVarInt();
        DaySet days = row.put(segment, firstDay, baseWord, size >> 1, (size & 1) != 0);
        if (days.hasOlder()) {
            days.setNewestOlder(DaySet.earliest(baseWord, 1) - in.getVarInt());
        }
        WordFormat.read(in, row.longs(), days.beginOfWords(), days.words());
    }
}

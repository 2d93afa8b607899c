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
 * segment := name:text firstDay:zigzag firstDay-baseDay:zigzag words:varint word*     "all" has the empty name
 * word    := skipped:4bits length:4bits byte*     the word's bytes, lowest first, without its zero bytes on either side
 * </pre>
 *
 * A user with a few neighbouring days takes about ten bytes. Not thread-safe.
 */
final class RowFormat {
    /** The version that is written. */
    static final int VERSION = 1;

    private static final int WORD_BITS = 6;

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
            if (days.segment() == SegmentNames.ALL) {
                out.putVarLong(0);
            } else {
                out.putSlice(name.set(names.utf8(days.segment())));
            }
            encode(days);
        }
        return out.toByteArray();
    }

    private void encode(DaySet days) {
        out.putZigZag(days.firstDay());
        out.putZigZag((days.firstDay() >> WORD_BITS) - days.baseWord());
        out.putVarLong(days.words());
        for (int index = 0; index < days.words(); index++) {
            encode(days.word(index));
        }
    }

    private void encode(long word) {
        int skipped = word == 0 ? 0 : Long.numberOfTrailingZeros(word) / Byte.SIZE;
        int length = word == 0 ? 0 : Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE - skipped;
        out.putByte(skipped << 4 | length);
        for (long rest = word >>> (skipped * Byte.SIZE); length > 0; length--, rest >>>= Byte.SIZE) {
            out.putByte((int) rest);
        }
    }

    /** Reads what was stored into a row without any day, and returns it. */
    ActivityRow decode(byte[] stored, ActivityRow row) {
        ByteReader in = new ByteReader(stored);
        int version = in.getByte();
        if (version != VERSION) {
            throw new UnknownVersionException("the ledger holds a row of version " + version + ", this Rollcall knows "
                    + VERSION + ": run the version that wrote it, or a newer one");
        }
        while (in.hasMore()) {
            in.getSlice(name);
            decodeDays(in, row, name.length() == 0 ? SegmentNames.ALL : names.number(name));
        }
        return row;
    }

    private static void decodeDays(ByteReader in, ActivityRow row, int segment) {
        int firstDay = (int) in.getZigZag();
        int baseWord = (firstDay >> WORD_BITS) - (int) in.getZigZag();
        int words = in.getVarInt();
        DaySet days = row.put(segment, firstDay, baseWord, words);
        for (int index = 0; index < words; index++) {
            int shape = in.getByte();
            int length = shape & 0xF;
            long word = 0;
            for (int at = shape >> 4; length > 0; at++, length--) {
                word |= (long) in.getByte() << (at * Byte.SIZE);
            }
            days.setWord(index, word);
        }
    }
}

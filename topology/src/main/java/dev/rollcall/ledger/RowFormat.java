package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteReader;
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

    RowFormat(SegmentNames names) {
        this.names = names;
    }

    byte[] encode(ActivityRow row) {
        out.clear();
        out.putByte(VERSION);
        for (int index = 0; index < row.size(); index++) {
            int segment = row.segment(index);
            out.putText(segment == SegmentNames.ALL ? "" : names.name(segment));
            encode(row.days(index));
        }
        return out.toByteArray();
    }

    private void encode(DaySet days) {
        out.putZigZag(days.firstDay());
        out.putZigZag((days.firstDay() >> WORD_BITS) - days.baseWord());
        out.putVarLong(days.words().length);
        for (long word : days.words()) {
            int skipped = word == 0 ? 0 : Long.numberOfTrailingZeros(word) / Byte.SIZE;
            int length = Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE - skipped;
            length = word == 0 ? 0 : length;
            out.putByte(skipped << 4 | length);
            for (int index = skipped; index < skipped + length; index++) {
                out.putByte((int) (word >>> (index * Byte.SIZE)));
            }
        }
    }

    ActivityRow decode(byte[] user, long hash, byte[] stored) {
        ByteReader in = new ByteReader(stored);
        int version = in.getByte();
        if (version != VERSION) {
            throw new UnknownVersionException("the ledger holds a row of version " + version + ", this Rollcall knows "
                    + VERSION + ": run the version that wrote it, or a newer one");
        }
        ActivityRow row = new ActivityRow(user, hash);
        while (in.hasMore()) {
            String name = in.getText();
            row.put(name.isEmpty() ? SegmentNames.ALL : names.number(name), decodeDays(in));
        }
        return row;
    }

    private static DaySet decodeDays(ByteReader in) {
        int firstDay = (int) in.getZigZag();
        int baseWord = (firstDay >> WORD_BITS) - (int) in.getZigZag();
        long[] words = new long[in.getVarInt()];
        for (int index = 0; index < words.length; index++) {
            int shape = in.getByte();
            int length = shape & 0xF;
            for (int at = shape >> 4; length > 0; at++, length--) {
                words[index] |= (long) in.getByte() << (at * Byte.SIZE);
            }
        }
        return new DaySet(firstDay, baseWord, words);
    }
}

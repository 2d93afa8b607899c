package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.HexText;
import java.util.BitSet;

/**
 * The users of all visits of a batch, one behind another. Not thread-safe.
 *
 * <pre>
 * users := 0:8 byte*
 *        | 1:8 byte*         each is two digits, if there is nothing in users but the digits of hexadecimal numbers in small letters
 * </pre>
 */
final class UserColumn {
    private static final int AS_THEY_ARE = 0;
    private static final int DIGITS = 1;
    private static final int INITIAL_BYTES = 4096;

    private final ByteWriter text = new ByteWriter(INITIAL_BYTES);
    private final NumberColumn ends = new NumberColumn();

    void add(ByteSlice user) {
        text.putBytes(user.array(), user.offset(), user.length());
        ends.add(text.size());
    }

    /** How long all of them are together: bytes. */
    int size() {
        return text.size();
    }

    /** Points a slice at the user of a visit; valid until a user is added or left out. */
    ByteSlice get(int visit, ByteSlice slice) {
        int begin = visit == 0 ? 0 : (int) ends.get(visit - 1);
        return text.slice(begin, (int) ends.get(visit) - begin, slice);
    }

    /** Leaves out the users of some visits, by their indexes. */
    void leaveOut(BitSet visits) {
        byte[] all = text.toByteArray();
        long[] allEnds = ends.toArray();
        ByteSlice user = new ByteSlice();
        clear();
        int begin = 0;
        for (int visit = 0; visit < allEnds.length; visit++) {
            int end = (int) allEnds[visit];
            if (!visits.get(visit)) {
                add(user.set(all, begin, end - begin));
            }
            begin = end;
        }
    }

    void clear() {
        text.clear();
        ends.clear();
    }

    /** Writes how long each of them is. No user may be added or looked at until all are cleared. */
    void writeLengthsTo(ByteWriter out) {
        ends.toDifferences(0);
        ends.writeTo(out);
    }

    /** Writes what they are. */
    void writeTextTo(ByteWriter out) {
        byte[] digits = HexText.encode(text.slice(0, text.size(), new ByteSlice()));
        if (digits == null) {
            out.putByte(AS_THEY_ARE);
            out.putAll(text);
        } else {
            out.putByte(DIGITS);
            out.putBytes(digits, 0, digits.length);
        }
    }

    /**
     * Reads what users are, to the end of a batch.
     *
     * @param in where {@link #writeTextTo} began
     * @return all of them; there may be a digit more at the end
     * @throws IllegalArgumentException if no users stand there
     */
    static ByteSlice readText(ByteReader in) {
        int form = in.getByte();
        ByteSlice text = in.getRest(new ByteSlice());
        return switch (form) {
            case AS_THEY_ARE -> text;
            case DIGITS -> text.set(HexText.decode(text), 0, 2 * text.length());
            default -> throw new IllegalArgumentException("users of a batch are in no form of number " + form);
        };
    }
}

package dev.rollcall.visits;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.SliceNumbers;
import java.util.BitSet;

/**
 * The values that all visits of a batch have of a dimension. Each value stands there once, visits have its number. Not thread-safe.
 *
 * <pre>
 * values := valueCount:varint (byteCount:varint byte*)* number:column
 * </pre>
 */
final class ValueColumn {
    /** What the length of a value takes at most. */
    private static final int LENGTH_BYTES = 2;

    private final SliceNumbers values = new SliceNumbers();
    private final NumberColumn numbers = new NumberColumn();
    private int valueBytes;

    void add(ByteSlice value) {
        int number = values.find(value);
        if (number < 0) {
            number = values.add(value);
            valueBytes += value.length() + LENGTH_BYTES;
        }
        numbers.add(number);
    }

    /** How much room the values themselves take at most: bytes. */
    int valueBytes() {
        return valueBytes;
    }

    /** Points a slice at the value of a visit; valid until the next batch. */
    ByteSlice get(int visit, ByteSlice slice) {
        return slice.set(values.get((int) numbers.get(visit)));
    }

    /** Leaves out some visits, by their indexes, at least one. All values stay. */
    void leaveOut(BitSet visits) {
        numbers.leaveOut(visits);
    }

    void clear() {
        values.clear();
        numbers.clear();
        valueBytes = 0;
    }

    void writeTo(ByteWriter out) {
        out.putVarLong(values.size());
        ByteSlice value = new ByteSlice();
        for (int number = 0; number < values.size(); number++) {
            out.putSlice(value.set(values.get(number)));
        }
        numbers.writeTo(out);
    }
}

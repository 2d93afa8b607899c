package dev.rollcall.visits;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Goes through what {@link ValueColumn} wrote. Not thread-safe. */
final class ValueCursor {
    private final List<ByteSlice> values = new ArrayList<>();
    private final NumberCursor numbers;

    /**
     * Stands before the first visit.
     *
     * @param in where the column begins; behind it afterwards
     */
    ValueCursor(ByteReader in) {
        for (int rest = in.getVarInt(); rest > 0; rest--) {
            values.add(in.getSlice(new ByteSlice()));
        }
        numbers = new NumberCursor(in);
    }

    /**
     * Reads the numbers of the values of the next visits.
     *
     * @param block where they are put, from the beginning on
     * @param count how many, no more than there is room for
     * @throws IndexOutOfBoundsException if there are not as many, or there is no such value
     */
    void read(long[] block, int count) {
        numbers.read(block, count);
        for (int index = 0; index < count; index++) {
            Objects.checkIndex(block[index], (long) values.size());
        }
    }

    /** The value that has a number; not to be pointed elsewhere. */
    ByteSlice value(int number) {
        return values.get(number);
    }
}

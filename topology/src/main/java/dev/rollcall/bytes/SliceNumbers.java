package dev.rollcall.bytes;

import java.util.ArrayList;
import java.util.List;

/** Numbers texts from 0 on, in the order in which they appear. Not thread-safe. */
public final class SliceNumbers {
    private static final int INITIAL_SLOTS = 16;

    /** Nothing of it leaves the process. */
    private static final KeyedHash HASH = new KeyedHash(KeyedHash.randomKey());

    private final List<byte[]> values = new ArrayList<>();
    private final HashSlots slots = new HashSlots(INITIAL_SLOTS);

    /** Without any number yet. */
    public SliceNumbers() {}

    /**
     * The number of a text.
     *
     * @param value the text, not null
     * @return its number, or a negative one if it has none yet
     */
    public int find(ByteSlice value) {
        long[] table = slots.table();
        int tag = (int) HASH.of(value);
        int at = HashSlots.home(table, tag);
        long slot = HashSlots.slot(table, at);
        while (slot != 0 && !(HashSlots.tag(slot) == tag && value.sameAs(values.get(HashSlots.address(slot))))) {
            at = HashSlots.next(table, at);
            slot = HashSlots.slot(table, at);
        }
        return HashSlots.address(slot);
    }

    /**
     * Numbers a text that has no number yet.
     *
     * @param value the text, not null; copied
     * @return the next number
     */
    public int add(ByteSlice value) {
        int number = values.size();
        slots.add((int) HASH.of(value), number);
        values.add(value.copy());
        return number;
    }

    /**
     * The text that has a number.
     *
     * @param number what {@link #find} or {@link #add} returned, not negative
     * @return its bytes, not a copy
     */
    public byte[] get(int number) {
        return values.get(number);
    }

    /**
     * How many texts have a number.
     *
     * @return the number that comes next
     */
    public int size() {
        return values.size();
    }

    /** Forgets all numbers. */
    public void clear() {
        values.clear();
        slots.clear();
    }
}

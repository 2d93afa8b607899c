package dev.rollcall.bytes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers texts from 0 on, in the order in which they appear. Not thread-safe. */
public final class SliceNumbers {
    private static final int EMPTY = -1;
    private static final int INITIAL_SLOTS = 16;

    private final List<byte[]> values = new ArrayList<>();
    private int[] slots = emptySlots(INITIAL_SLOTS);

    /** Without any number yet. */
    public SliceNumbers() {}

    /**
     * The number of a text.
     *
     * @param value the text, not null
     * @return its number, or a negative one if it has none yet
     */
    public int find(ByteSlice value) {
        return slots[slot(value)];
    }

    /**
     * Numbers a text that has no number yet.
     *
     * @param value the text, not null; copied
     * @return the next number
     */
    public int add(ByteSlice value) {
        if (values.size() * 2 >= slots.length) {
            grow();
        }
        int number = values.size();
        slots[slot(value)] = number;
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
        if (!values.isEmpty()) {
            values.clear();
            Arrays.fill(slots, EMPTY);
        }
    }

    private int slot(ByteSlice value) {
        int mask = slots.length - 1;
        int slot = (int) value.hash() & mask;
        while (slots[slot] != EMPTY && !value.sameAs(values.get(slots[slot]))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = emptySlots(slots.length * 2);
        ByteSlice value = new ByteSlice();
        for (int number = 0; number < values.size(); number++) {
            slots[slot(value.set(values.get(number)))] = number;
        }
    }

    private static int[] emptySlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}

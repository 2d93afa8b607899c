package dev.rollcall.visits;

import dev.rollcall.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers the values of one dimension in one batch, in the order in which they appear. */
final class ValueNumbers {
    private static final int EMPTY = -1;
    private static final int INITIAL_SLOTS = 16;

    private final List<byte[]> values = new ArrayList<>();
    private int[] slots = emptySlots(INITIAL_SLOTS);

    /** The number of a value, or a negative number if it has none yet. */
    int find(ByteSlice value) {
        return slots[slot(value)];
    }

    /** Numbers a value that has no number yet. */
    int add(ByteSlice value) {
        if (values.size() * 2 >= slots.length) {
            grow();
        }
        int number = values.size();
        slots[slot(value)] = number;
        values.add(value.copy());
        return number;
    }

    void clear() {
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

package dev.rollcall.totals;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import java.util.stream.IntStream;

/**
 * The days from the first to the last that was ever active.
 *
 * @param first the first epoch day
 * @param last the last epoch day; before the first if there is none
 */
record DayRange(int first, int last) {
    static final DayRange EMPTY = new DayRange(0, -1);

    boolean contains(int day) {
        return day >= first && day <= last;
    }

    boolean isEmpty() {
        return last < first;
    }

    DayRange with(int day) {
        return isEmpty() ? new DayRange(day, day) : new DayRange(Math.min(first, day), Math.max(last, day));
    }

    int size() {
        return last - first + 1;
    }

    /** This range, or what is a part of the goal, with at most so many days more of the goal: later days first, then earlier ones. */
    DayRange towards(DayRange goal, int most) {
        int from = isEmpty() ? goal.last + 1 : first;
        int to = isEmpty() ? goal.last : last;
        int later = Math.min(most, goal.last - to);
        int earlier = Math.min(most - later, from - goal.first);
        return new DayRange(from - earlier, to + later);
    }

    /** The days that this range has and a part of it has not. */
    IntStream daysBeyond(DayRange part) {
        return part.isEmpty()
                ? IntStream.rangeClosed(first, last)
                : IntStream.concat(IntStream.range(first, part.first), IntStream.rangeClosed(part.last + 1, last));
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter(16);
        out.putZigZag(first);
        out.putZigZag(last);
        return out.toByteArray();
    }

    static DayRange of(byte[] stored) {
        ByteReader in = new ByteReader(stored);
        return new DayRange((int) in.getZigZag(), (int) in.getZigZag());
    }
}

package dev.rollcall.service.audit.recount;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers of users by some number of periods, of which few occur: sorted, in about 15 bytes for each. Not thread-safe. */
final class Bars {
    /** What has none. */
    static final Bars NONE = new Bars();

    private int[] bars = {};
    private long[] users = {};
    private int size;

    void add(int bar, long more) {
        int at = Arrays.binarySearch(bars, 0, size, bar);
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            bars[at] = bar;
            users[at] = 0;
        }
        users[at] += more;
    }

    private void makeRoom(int at) {
        if (size == bars.length) {
            int room = size + size / 4 + 2;
            bars = Arrays.copyOf(bars, room);
            users = Arrays.copyOf(users, room);
        }
        System.arraycopy(bars, at, bars, at + 1, size - at);
        System.arraycopy(users, at, users, at + 1, size - at);
        size++;
    }

    long get(int bar) {
        int at = Arrays.binarySearch(bars, 0, size, bar);
        return at < 0 ? 0 : users[at];
    }

    /** The bars that have been added to, in ascending order. */
    IntStream stream() {
        return Arrays.stream(bars, 0, size);
    }
}

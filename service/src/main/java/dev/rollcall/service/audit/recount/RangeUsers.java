package dev.rollcall.service.audit.recount;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The distinct users of some ranges of days, from the sets of their users. Not thread-safe. */
public final class RangeUsers {
    private final Map<Integer, List<Counted>> ranges = new HashMap<>();
    private final List<Counted> all = new ArrayList<>();

    /** A range whose users are counted. */
    private static final class Counted {
        private final Range range;
        private long sure;
        private long more;

        Counted(Range range) {
            this.range = range;
        }

        void add(ActiveDays days) {
            if (isActive(days.first(), days.sure())) {
                sure++;
            } else if (isActive(days.first(), days.possible())) {
                more++;
            }
        }

        private boolean isActive(int first, BitSet days) {
            int active = range.to < first ? -1 : days.nextSetBit(Math.max(0, range.from - first));
            return active >= 0 && first + active <= range.to;
        }
    }

    /**
     * A range of days.
     *
     * @param segment the number of the segment
     * @param from the first epoch day
     * @param to the last one, inclusive
     */
    public record Range(int segment, int from, int to) {}

    /** Receives a range. */
    @FunctionalInterface
    public interface RangeConsumer {
        /**
         * A range.
         *
         * @param range the range
         * @param users how many distinct users it has
         */
        void accept(Range range, Bounds users);
    }

    /** No ranges. */
    public RangeUsers() {}

    /**
     * Adds ranges: all of some days, and random ones within them. One of two is of all users.
     *
     * @param seed what is drawn with
     * @param number how many ranges
     * @param visited the days and segments of all visits, not null
     * @param from the first epoch day
     * @param to the last one, inclusive
     */
    public void addRandom(long seed, int number, Extent visited, int from, int to) {
        int first = Math.max(from, visited.firstDay());
        int last = Math.min(to, visited.lastDay());
        if (first > last) {
            return;
        }
        add(new Range(Segments.ALL, first, last));
        Random random = new Random(seed);
        int[] segments = visited.segments().stream().toArray();
        while (all.size() < number) {
            int one = first + random.nextInt(last - first + 1);
            int other = first + random.nextInt(last - first + 1);
            int segment = all.size() % 2 == 0 ? Segments.ALL : segments[random.nextInt(segments.length)];
            add(new Range(segment, Math.min(one, other), Math.max(one, other)));
        }
    }

    void add(Range range) {
        Counted counted = new Counted(range);
        all.add(counted);
        ranges.computeIfAbsent(range.segment(), none -> new ArrayList<>()).add(counted);
    }

    void add(int segment, ActiveDays days) {
        ranges.getOrDefault(segment, List.of()).forEach(range -> range.add(days));
    }

    /**
     * Hands over all ranges.
     *
     * @param consumer receives them, not null
     */
    public void forEach(RangeConsumer consumer) {
        all.forEach(counted ->
                consumer.accept(counted.range, Bounds.exactly(counted.sure).upTo(counted.more)));
    }
}

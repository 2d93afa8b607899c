package dev.rollcall.service.audit.recount;

import java.util.HashMap;
import java.util.Map;

/** The bars of every period, breakdown and segment. Not thread-safe. */
final class BarTable {
    private static final Breakdown[] BREAKDOWNS = Breakdown.values();

    private final Map<Long, Bars> periods = new HashMap<>();

    /** Receives a period. */
    @FunctionalInterface
    interface PeriodConsumer {
        void accept(int segment, Breakdown breakdown, int period, Bars bars);
    }

    void add(int segment, Breakdown breakdown, int period, int bar) {
        periods.computeIfAbsent(key(segment, breakdown, period), none -> new Bars())
                .add(bar, 1);
    }

    Bars of(int segment, Breakdown breakdown, int period) {
        return periods.getOrDefault(key(segment, breakdown, period), Bars.NONE);
    }

    /** Hands over all periods that have bars, in no particular order. */
    void forEach(PeriodConsumer consumer) {
        periods.forEach((key, bars) -> {
            int high = (int) (key >> Integer.SIZE);
            consumer.accept(high / BREAKDOWNS.length, BREAKDOWNS[high % BREAKDOWNS.length], (int) (long) key, bars);
        });
    }

    private static long key(int segment, Breakdown breakdown, int period) {
        return ((long) (segment * BREAKDOWNS.length + breakdown.code()) << Integer.SIZE)
                | Integer.toUnsignedLong(period);
    }
}

package dev.rollcall.trials.traffic;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When the events of the history are written: their number in each hour follows the rhythm of all countries together.
 * Needs 8 bytes for each hour of the history, whatever the number of events. Not thread-safe: asked in order.
 */
final class Schedule {
    static final long HOUR_MILLIS = 3_600_000;

    /** The product grows: so much busier is the last hour than the first, all else being equal. */
    private static final double GROWTH = 1.5;

    private final long events;
    private final long start;
    private final long end;
    /** How many events are written before the end of each hour. */
    private final long[] until;

    private int hour;

    Schedule(Scenario scenario) {
        events = scenario.events();
        start = scenario.startMillis();
        end = scenario.endMillis();
        until = share(events, weights());
    }

    private double[] weights() {
        double[] weights = new double[(int) ((end - start + HOUR_MILLIS - 1) / HOUR_MILLIS)];
        for (int index = 0; index < weights.length; index++) {
            double growth = 1 + (GROWTH - 1) * index / weights.length;
            weights[index] = growth * activity(hourStart(index)) * hourMillis(index);
        }
        return weights;
    }

    private static double activity(long millis) {
        return Arrays.stream(Country.values())
                .mapToDouble(country -> country.share() * Rhythm.activity(country, millis))
                .sum();
    }

    private static long[] share(long events, double[] weights) {
        double total = Arrays.stream(weights).sum();
        long[] until = new long[weights.length];
        double sum = 0;
        for (int index = 0; index < weights.length; index++) {
            sum += weights[index];
            until[index] = Math.round(events * (sum / total));
        }
        until[weights.length - 1] = events;
        return until;
    }

    /**
     * When an event is written. The first is written as the history begins and the last as it ends, so that every
     * history spans all its days.
     *
     * @param index the number of the event from 0, never less than the last time
     */
    long recordMillis(long index, SplittableRandom random) {
        while (index >= until[hour]) {
            hour++;
        }
        if (index == 0 || index == events - 1) {
            return index == 0 ? start : end - 1;
        }
        long before = hour == 0 ? 0 : until[hour - 1];
        double passed = (index - before + random.nextDouble()) / (until[hour] - before);
        return hourStart(hour) + (long) (passed * hourMillis(hour));
    }

    private long hourStart(int index) {
        return start + index * HOUR_MILLIS;
    }

    /** The last hour may be cut short. */
    private long hourMillis(int index) {
        return Math.min(HOUR_MILLIS, end - hourStart(index));
    }
}

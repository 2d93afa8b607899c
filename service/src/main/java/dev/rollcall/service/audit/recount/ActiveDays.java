package dev.rollcall.service.audit.recount;

import dev.rollcall.service.report.Count;
import java.util.BitSet;

/**
 * The days of one user in one segment: those on which the user was active for sure, and those on which perhaps.
 *
 * <p>Whatever is counted of a user asks for some days on which the user was active, and for others on which not. It counts for sure if it does
 * with the sure days as those that are there and the possible ones as those that are in the way; and it counts perhaps if it does the other way
 * round. Days are relative to the first possible one.
 *
 * @param first the epoch day to which the others are relative
 * @param sure days on which the user was active in any case
 * @param possible those and the days on which the user may have been active
 */
record ActiveDays(int first, BitSet sure, BitSet possible) {
    /** Receives a day on which the user counts. */
    @FunctionalInterface
    interface DayConsumer {
        void day(int epochDay, boolean sure);
    }

    /** Whether nothing is open. */
    boolean isExact() {
        return sure.cardinality() == possible.cardinality();
    }

    /** Hands over every day on which the user counts. */
    void forEachDay(Count count, Windows windows, DayConsumer consumer) {
        BitSet certain = days(count, windows, sure, possible);
        certain.stream().forEach(day -> consumer.day(first + day, true));
        if (!isExact()) {
            BitSet perhaps = days(count, windows, possible, sure);
            perhaps.andNot(certain);
            perhaps.stream().forEach(day -> consumer.day(first + day, false));
        }
    }

    /** On which days the user counts, if active on all of some days, and on no other days than some. */
    private BitSet days(Count count, Windows windows, BitSet there, BitSet inTheWay) {
        return switch (count) {
            case DAU, WAU, MAU, WTD, MTD -> spread(count, windows, there);
            case NEW -> upTo(there, inTheWay.nextSetBit(0));
            case RETURNING -> {
                BitSet days = dayAfter(there);
                days.and(there);
                yield days;
            }
            case RESURRECTED -> {
                BitSet days = (BitSet) there.clone();
                days.andNot(dayAfter(inTheWay));
                // On those two there was no day before the day before.
                days.clear(0, there.nextSetBit(0) + 2);
                yield days;
            }
            case DORMANT -> {
                BitSet days = dayAfter(there);
                days.andNot(inTheWay);
                yield days;
            }
        };
    }

    private BitSet spread(Count count, Windows windows, BitSet active) {
        BitSet days = new BitSet();
        active.stream().forEach(day -> days.set(day, windows.lastDay(count, first + day) - first + 1));
        return days;
    }

    private static BitSet upTo(BitSet days, int last) {
        BitSet some = (BitSet) days.clone();
        if (last >= 0) {
            some.clear(last + 1, Math.max(last + 1, some.length()));
        }
        return some;
    }

    private static BitSet dayAfter(BitSet days) {
        BitSet after = new BitSet();
        days.stream().forEach(day -> after.set(day + 1));
        return after;
    }
}

package dev.rollcall.service.audit;

import dev.rollcall.event.EventSchema;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What cannot be told because input was deleted.
 *
 * @param lastDay the latest epoch day on which a deleted event may have been counted; the smallest number if nothing was deleted, the
 *     largest if it is not known
 * @param events how many events may be gone, {@link Bounds#UNKNOWN} if that is not known
 * @param wauDays the weekly window in days
 * @param mauDays the monthly window in days
 */
record Untold(long lastDay, long events, int wauDays, int mauDays) {
    /** What was deleted of some partitions. */
    static Untold of(Collection<PartitionScan> partitions, Settings settings) {
        boolean ownTime = !settings.eventSchema().time().equals(EventSchema.RECORD_TIMESTAMP);
        Duration ahead = ownTime ? settings.maxAhead() : Duration.ZERO;
        long lastDay = Long.MIN_VALUE;
        Bounds events = Bounds.exactly(0);
        for (PartitionScan partition : partitions) {
            if (partition.deleted().isAny()) {
                lastDay = Math.max(lastDay, day(partition.deleted().latestTimestamp(), ahead, settings));
                events = events.upTo(partition.deleted().offsets());
            }
        }
        return new Untold(lastDay, events.most(), settings.wauDays(), settings.mauDays());
    }

    private static long day(long timestamp, Duration ahead, Settings settings) {
        if (timestamp == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        Instant latest = Instant.ofEpochMilli(timestamp).plus(ahead);
        return latest.atZone(settings.zone()).toLocalDate().toEpochDay();
    }

    /** Whether anything was deleted. */
    boolean isAny() {
        return lastDay != Long.MIN_VALUE;
    }

    /** Whether some count of the day cannot be told. New users of later days are held against an upper limit only. */
    boolean touches(long epochDay) {
        return isAny() && epochDay - Math.max(wauDays, mauDays) < lastDay;
    }

    /** Whether deleted events may be why there is a row of a day, or of its segment. */
    boolean mayExtend(long epochDay, long lastKnownDay) {
        return isAny() && epochDay <= Math.max(lastDay, lastKnownDay);
    }

    /** Of which days the deleted events can be, for a person to read. */
    String days() {
        return lastDay == Long.MAX_VALUE
                ? "of days that are not known"
                : "of " + LocalDate.ofEpochDay(lastDay) + " or earlier, as the timestamps that are left say";
    }

    /** The same bounds, as wide as what is deleted makes them. */
    Bounds widen(Bounds bounds, long epochDay, Count count) {
        if (!isAny()) {
            return bounds;
        }
        if (count == Count.NEW) {
            // Whoever was active in the deleted part was new there, and not on a later day.
            return new Bounds(0, epochDay <= lastDay ? Bounds.UNKNOWN : bounds.most());
        }
        return epochDay - width(count) < lastDay ? new Bounds(bounds.least(), Bounds.UNKNOWN) : bounds;
    }

    private int width(Count count) {
        return switch (count) {
            case DAU, NEW -> 1;
            case WAU -> wauDays;
            case MAU -> mauDays;
        };
    }
}

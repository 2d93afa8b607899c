package dev.rollcall.service.audit.check;

import dev.rollcall.service.audit.input.DeletedPart;
import dev.rollcall.service.audit.input.PartitionScan;
import dev.rollcall.service.audit.recount.Bounds;
import dev.rollcall.service.audit.recount.Recounted;
import dev.rollcall.service.audit.recount.Windows;
import dev.rollcall.service.report.Count;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What cannot be told because input was deleted.
 *
 * @param lastDay the latest epoch day on which a deleted event may have been counted; the smallest number if nothing was deleted, the
 *     largest if it is not known
 * @param events how many events may be gone, {@link Bounds#UNKNOWN} if that is not known
 * @param windows how long a visit counts
 */
public record Untold(long lastDay, long events, Windows windows) {
    /**
     * What was deleted of some partitions.
     *
     * @param partitions all that was read, not null
     * @param settings by which events have their time, not null
     * @param windows how long a visit counts, not null
     * @return empty if nothing was deleted
     */
    public static Untold of(Collection<PartitionScan> partitions, Settings settings, Windows windows) {
        List<DeletedPart> deleted = partitions.stream()
                .map(PartitionScan::deleted)
                .filter(DeletedPart::isAny)
                .toList();
        Bounds events = Bounds.exactly(0);
        for (DeletedPart part : deleted) {
            events = events.upTo(part.events());
        }
        long lastDay = deleted.stream()
                .mapToLong(part -> day(part.latestTimestamp(), settings))
                .max()
                .orElse(Long.MIN_VALUE);
        return new Untold(lastDay, events.most(), windows);
    }

    private static long day(long timestamp, Settings settings) {
        if (timestamp == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        boolean ownTime = settings.eventSchema().time().hasFields();
        Instant latest = Instant.ofEpochMilli(timestamp).plus(ownTime ? settings.maxAhead() : Duration.ZERO);
        return latest.atZone(settings.zone()).toLocalDate().toEpochDay();
    }

    /**
     * Whether anything was deleted.
     *
     * @return whether there may have been events that cannot be read any more
     */
    public boolean isAny() {
        return lastDay != Long.MIN_VALUE;
    }

    /** Whether a deleted event may have been on a day. */
    boolean mayHaveBeenOn(long epochDay) {
        return epochDay <= lastDay;
    }

    /** Whether some count of the day cannot be told. New users of later days are held against an upper limit only. */
    boolean touches(long epochDay) {
        return Count.ALL.stream().anyMatch(count -> touches(epochDay, count));
    }

    private boolean touches(long epochDay, Count count) {
        return windows.firstDay(count, (int) epochDay) <= lastDay;
    }

    /** Whether deleted events may be why there is a row of a day, or of its segment. */
    boolean mayExtend(long epochDay, long lastKnownDay) {
        return isAny() && epochDay <= Math.max(lastDay, lastKnownDay);
    }

    /**
     * Of which days the deleted events can be.
     *
     * @return for a person to read
     */
    public String days() {
        return lastDay == Long.MAX_VALUE
                ? "of days that are not known"
                : "of " + LocalDate.ofEpochDay(lastDay) + " or earlier, as the timestamps that are left say";
    }

    /** The bounds of a count, as wide as what is deleted makes them. */
    Bounds widen(Recounted recounted, int segment, int epochDay, Count count) {
        Bounds bounds = recounted.bounds(segment, epochDay, count);
        if (touches(epochDay, count)) {
            return new Bounds(Windows.mayShrink(count) ? 0 : bounds.least(), Bounds.UNKNOWN);
        }
        // Whoever was active in the deleted part was new there, and comes back on a later day.
        return switch (count) {
            case NEW -> new Bounds(isAny() ? 0 : bounds.least(), bounds.most());
            case RESURRECTED ->
                isAny()
                        ? bounds.upTo(
                                recounted.bounds(segment, epochDay, Count.NEW).most())
                        : bounds;
            default -> bounds;
        };
    }

    /** The bounds of users who were active from a day on. */
    Bounds widenActive(Bounds bounds, long fromDay) {
        return fromDay <= lastDay ? new Bounds(bounds.least(), Bounds.UNKNOWN) : bounds;
    }

    /** The bounds of users who were new on a day or in a period that begins with it: they may have been new before. */
    Bounds widenFirst(Bounds bounds, long firstDay) {
        if (firstDay <= lastDay) {
            return new Bounds(0, Bounds.UNKNOWN);
        }
        return isAny() ? new Bounds(0, bounds.most()) : bounds;
    }

    /** The bounds of users who were not active between two days: they may have been. */
    Bounds widenGap(Bounds bounds, long epochDay, int gap) {
        return epochDay - gap <= lastDay ? new Bounds(0, Bounds.UNKNOWN) : bounds;
    }
}

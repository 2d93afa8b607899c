package dev.rollcall.service.audit.check;

import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.published.PublishedFirstVisits;
import dev.rollcall.service.audit.recount.FirstVisitFaults;
import dev.rollcall.service.audit.recount.Segments;
import java.time.LocalDate;

/** Compares published first visits with those of the events: each user, day and segment once. Not thread-safe. */
public final class FirstVisitsCheck implements FirstVisitFaults {
    private final Segments segments;
    private final Untold untold;
    private final AskedDays asked;
    private final boolean complete;
    private final Differences differences;

    /**
     * A check.
     *
     * @param segments the names of segments, not null
     * @param untold what cannot be told, not null
     * @param asked which days are asked for, not null
     * @param complete whether all first visits must be there; if not, it is not known of one that is missing whether it ever was
     * @param differences where differences go, not null
     */
    public FirstVisitsCheck(
            Segments segments, Untold untold, AskedDays asked, boolean complete, Differences differences) {
        this.segments = segments;
        this.untold = untold;
        this.asked = asked;
        this.complete = complete;
        this.differences = differences;
    }

    /**
     * Says which records of the topic are no first visits.
     *
     * @param published what was read, not null
     */
    public void compare(PublishedFirstVisits published) {
        published
                .faults()
                .forEach((place, fault) ->
                        differences.add(-1, 0, Kind.FIRST_VISIT, place, "record", fault, "a first visit"));
    }

    @Override
    public void add(String user, int segment, int epochDay, Fault fault) {
        if (!asked.contain(epochDay)) {
            return;
        }
        switch (fault) {
            case MISSING -> {
                if (complete) {
                    differ(user, segment, epochDay, "missing", "one");
                }
            }
            case UNEXPECTED -> {
                if (!untold.mayHaveBeenOn(epochDay)) {
                    differ(user, segment, epochDay, "one", "none");
                }
            }
            case REPEATED -> differ(user, segment, epochDay, "more than one", "one");
        }
    }

    private void differ(String user, int segment, int epochDay, String published, String recomputed) {
        String key = LocalDate.ofEpochDay(epochDay) + "/" + segments.name(segment) + "/" + user;
        differences.add(epochDay, segment, Kind.FIRST_VISIT, key, "first visit", published, recomputed);
    }
}

package dev.rollcall.service.audit.check;

import static dev.rollcall.service.text.Wording.count;
import static dev.rollcall.service.text.Wording.number;

import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.published.PublishedCohorts;
import dev.rollcall.service.audit.recount.Bounds;
import dev.rollcall.service.audit.recount.Breakdown;
import dev.rollcall.service.audit.recount.Extent;
import dev.rollcall.service.audit.recount.Recounted;
import dev.rollcall.service.audit.recount.RecountedBars;
import java.util.List;

/** Compares published cohorts with those of the visits: the ones whose period begins on a day that is asked for. Not thread-safe. */
public final class CohortCheck {
    private final PublishedCohorts published;
    private final Recounted recounted;
    private final RecountedBars bars;
    private final Untold untold;
    private final AskedDays asked;
    private final Differences differences;
    private long rows;

    /**
     * A check.
     *
     * @param published what was published, not null
     * @param recounted what it must be, not null
     * @param untold what cannot be told, not null
     * @param asked which days are asked for, not null
     * @param differences where differences go, not null
     */
    public CohortCheck(
            PublishedCohorts published, Recounted recounted, Untold untold, AskedDays asked, Differences differences) {
        this.published = published;
        this.recounted = recounted;
        this.untold = untold;
        this.asked = asked;
        this.differences = differences;
        bars = recounted.bars();
    }

    /** Compares all cohorts. */
    public void compare() {
        bars.forEachSureCohort(
                (segment, breakdown, period) -> require(new PublishedCohorts.Key(segment, breakdown, period)));
        published.forEach((key, row) -> {
            // Nobody follows those of a limit of 0 any more.
            if (isAsked(key) && bars.limit(row.period()) > 0) {
                compare(key, row);
            }
        });
        published
                .faults()
                .forEach((key, fault) -> differences.add(0, 0, Kind.COHORT, key, "cohort", fault, "a cohort"));
    }

    private boolean isAsked(PublishedCohorts.Key key) {
        return asked.contain(firstDay(key));
    }

    private static long firstDay(PublishedCohorts.Key key) {
        return key.breakdown().firstDay(key.period()).toEpochDay();
    }

    private void require(PublishedCohorts.Key key) {
        if (isAsked(key) && published.row(key).isEmpty() && !published.faults().containsKey(published.text(key))) {
            differ(key, "cohort", "missing", "users " + bounds(key, 0));
        }
    }

    private void compare(PublishedCohorts.Key key, RetentionRow row) {
        rows++;
        List<Long> active = row.active();
        Bounds length = length(key);
        // A cohort that has lost its users need not become longer any more.
        boolean isEmpty = active.stream().allMatch(users -> users == 0);
        if (!isEmpty && !length.contain(active.size())) {
            differ(key, "active", count(active.size(), "number"), length.toString());
        }
        for (int after = 0; after < active.size(); after++) {
            Bounds bounds = bounds(key, after);
            if (!bounds.contain(active.get(after))) {
                differ(key, "active " + after, number(active.get(after)), bounds.toString());
            }
        }
    }

    /** How many numbers a row must have: up to the period of the last active day of all. */
    private Bounds length(PublishedCohorts.Key key) {
        long most = untold.isAny() ? Bounds.UNKNOWN : length(key, recounted.fullExtent());
        return new Bounds(length(key, recounted.sureExtent()), most);
    }

    private long length(PublishedCohorts.Key key, Extent extent) {
        Breakdown breakdown = key.breakdown();
        return extent.segments().isEmpty()
                ? 0
                : 1 + Math.min(bars.limit(breakdown.period()), breakdown.number(extent.lastDay()) - key.period());
    }

    private Bounds bounds(PublishedCohorts.Key key, int after) {
        Bounds bounds = bars.bounds(key.segment(), key.breakdown(), key.period() + after, after);
        return untold.widenFirst(bounds, firstDay(key));
    }

    private void differ(PublishedCohorts.Key key, String field, String is, String must) {
        differences.add(firstDay(key), key.breakdown().code(), Kind.COHORT, published.text(key), field, is, must);
    }

    /**
     * How many cohorts were compared.
     *
     * @return cohorts
     */
    public long rows() {
        return rows;
    }
}

package dev.rollcall.service.audit.check;

import static dev.rollcall.service.text.Wording.number;

import dev.rollcall.report.GapsRow;
import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.published.PublishedGaps;
import dev.rollcall.service.audit.recount.Bounds;
import dev.rollcall.service.audit.recount.Extent;
import dev.rollcall.service.audit.recount.RangeUsers.Range;
import dev.rollcall.service.audit.recount.Recounted;
import dev.rollcall.service.audit.recount.Segments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Compares the distinct users of ranges with what published gaps add up to. Not thread-safe. */
public final class RangeCheck {
    private final PublishedGaps published;
    private final Recounted recounted;
    private final Segments segments;
    private final Untold untold;
    private final Differences differences;
    private long ranges;

    /**
     * A check.
     *
     * @param published the gaps that were published, not null
     * @param recounted the ranges and their users, not null
     * @param segments their names, not null
     * @param untold what cannot be told, not null
     * @param differences where differences go, not null
     */
    public RangeCheck(
            PublishedGaps published, Recounted recounted, Segments segments, Untold untold, Differences differences) {
        this.published = published;
        this.recounted = recounted;
        this.segments = segments;
        this.untold = untold;
        this.differences = differences;
    }

    /** Compares all ranges. */
    public void compare() {
        List<Sum> sums = new ArrayList<>();
        recounted.ranges().forEach((range, users) -> {
            if (isWhole(range)) {
                sums.add(new Sum(range, untold.widenActive(users, range.from())));
            }
        });
        published.forEach((key, row) -> sums.forEach(sum -> sum.add(key, row)));
        sums.forEach(this::compare);
        ranges = sums.size();
    }

    /** What the published gaps of a range add up to. */
    private static final class Sum {
        private final Range range;
        private final Bounds users;
        private long published;

        Sum(Range range, Bounds users) {
            this.range = range;
            this.users = users;
        }

        void add(PublishedGaps.Key key, GapsRow row) {
            if (key.segment() == range.segment() && key.epochDay() >= range.from() && key.epochDay() <= range.to()) {
                published += row.firstSince(LocalDate.ofEpochDay(range.from()));
            }
        }
    }

    /** The first gaps of a day or segment may be published a moment before those of other days that change with them. */
    private boolean isWhole(Range range) {
        Extent sure = recounted.sureExtent();
        return sure.segments().get(range.segment()) && range.from() >= sure.firstDay();
    }

    private void compare(Sum sum) {
        Range range = sum.range;
        if (!sum.users.contain(sum.published)) {
            String key = LocalDate.ofEpochDay(range.from()) + " to " + LocalDate.ofEpochDay(range.to()) + "/"
                    + segments.name(range.segment());
            differences.add(
                    range.from(), range.to(), Kind.RANGE, key, "users", number(sum.published), sum.users.toString());
        }
    }

    /**
     * How many ranges were compared.
     *
     * @return ranges
     */
    public long ranges() {
        return ranges;
    }
}

package dev.rollcall.service.report.feed;

import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.service.report.range.Cohort;
import dev.rollcall.service.report.range.DayGaps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/** The latest rows of the output, gaps and retention topics, each within a share of the heap. Thread-safe for one that puts rows in. */
public final class RecentRows {
    /** A report row takes about so many bytes of the heap. */
    private static final long ROW_BYTES = 160;

    private static final int MOST_ROWS = 1_000_000;

    private final RecentDays<PublishedRow> rows;
    private final RecentDays<DayGaps> gaps;
    private final Map<Period, RecentDays<Cohort>> cohorts = new EnumMap<>(Period.class);

    /** One object for all rows, which have the same one. Only the thread that puts rows in sees it. */
    private ZoneId zone;

    /**
     * Without rows.
     *
     * @param heap bytes of which report rows and gaps may take a tenth each, and the cohorts of each period a thirtieth; the rows of
     *     {@link ReportRow#ALL} come on top
     */
    RecentRows(long heap) {
        rows = new RecentDays<>(Math.min(MOST_ROWS, heap / 10 / ROW_BYTES), row -> 1);
        gaps = new RecentDays<>(heap / 10, DayGaps::bytes);
        for (Period period : Period.values()) {
            cohorts.put(period, new RecentDays<>(heap / 30, Cohort::bytes));
        }
    }

    void put(PublishedRow published) {
        ReportRow row = published.row();
        zone = row.zone().equals(zone) ? zone : row.zone();
        rows.put(
                RowKey.of(row),
                published.at(),
                key -> new PublishedRow(new ReportRow(key.day(), zone, key.segment(), row.counts()), published.at()));
    }

    void put(GapsRow row, Instant at) {
        gaps.put(new RowKey(row.day(), row.segment()), at, key -> DayGaps.of(row));
    }

    void put(RetentionRow row, Instant at) {
        cohorts.get(row.period()).put(new RowKey(row.cohort(), row.segment()), at, key -> Cohort.of(row));
    }

    /**
     * The report rows.
     *
     * @return live
     */
    public RecentDays<PublishedRow> counts() {
        return rows;
    }

    /**
     * The gaps.
     *
     * @return live
     */
    public RecentDays<DayGaps> gaps() {
        return gaps;
    }

    /**
     * The cohorts by the first day of their period.
     *
     * @param period day, week or month, not null
     * @return live
     */
    public RecentDays<Cohort> cohorts(Period period) {
        return cohorts.get(period);
    }
}

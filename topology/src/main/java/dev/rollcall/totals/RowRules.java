package dev.rollcall.totals;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must hold on every row that is published. A row that breaks a rule is published all the same, for the counts would not become right by
 * holding it back, but it is an error in Rollcall: it is logged, and counted in a metric. Not thread-safe.
 */
final class RowRules {
    private static final Logger LOG = LoggerFactory.getLogger(RowRules.class);

    private final EventMetrics metrics;

    RowRules(EventMetrics metrics) {
        this.metrics = metrics;
    }

    void check(ReportRow row) {
        Counts counts = row.counts();
        List<Long> all = List.of(
                counts.dau(),
                counts.wau(),
                counts.mau(),
                counts.newUsers(),
                counts.returning(),
                counts.resurrected(),
                counts.dormant(),
                counts.wtd(),
                counts.mtd());
        demand(all.stream().allMatch(count -> count >= 0), row::key, () -> "a count is below 0: " + counts);
    }

    /**
     * Checks a window of a report row.
     *
     * @param segment the row's segment
     * @param day the row's epoch day
     * @param users how many users were active in the window
     * @param dau how many on its last day
     * @param sum the sum of its days
     */
    void checkWindow(String segment, int day, long users, long dau, long sum) {
        demand(
                users >= dau && users <= sum,
                () -> ReportRow.key(LocalDate.ofEpochDay(day), segment),
                () -> "a window has " + users + " users, its last day " + dau + ", and all its days together " + sum);
    }

    void check(GapsRow row) {
        demand(
                row.newUsers() >= 0 && row.gaps().values().stream().allMatch(count -> count >= 0),
                row::key,
                () -> "gaps have a count below 0: " + row.newUsers() + " new, " + row.gaps());
    }

    /**
     * Checks that of the users of a day no more come back than there were.
     *
     * @param segment the segment
     * @param day the epoch day
     * @param users how many users it had
     * @param cameBack how many of them were active on a later day
     */
    void checkReturns(String segment, int day, long users, long cameBack) {
        demand(
                cameBack <= users,
                () -> ReportRow.key(LocalDate.ofEpochDay(day), segment),
                () -> "of " + users + " users " + cameBack + " came back");
    }

    /**
     * Checks a cohort.
     *
     * @param row the row
     * @param newUsers how many users were new on the days of its period
     */
    void check(RetentionRow row, long newUsers) {
        demand(
                row.active().stream().allMatch(count -> count >= 0 && count <= row.users()),
                row::key,
                () -> "a count is below 0 or above that of the cohort: " + row.active());
        demand(row.users() == newUsers, row::key, () -> "has " + row.users() + " users, and new were " + newUsers);
    }

    /** Rows are published all the time, and hardly ever is there anything to say of one. */
    private void demand(boolean holds, Supplier<byte[]> key, Supplier<String> what) {
        if (!holds) {
            metrics.addViolation();
            LOG.error(
                    "Row {} breaks a rule that always holds; this is an error in Rollcall, please report it: {}",
                    new String(key.get(), StandardCharsets.UTF_8),
                    what.get());
        }
    }
}

package dev.rollcall.totals;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        demand(all.stream().allMatch(count -> count >= 0), row.key(), "a count is below 0: " + counts);
    }

    /**
     * Checks a window of a report row.
     *
     * @param key the gaps of its day
     * @param users how many users were active in the window
     * @param dau how many on its last day
     * @param sum the sum of its days
     */
    void checkWindow(HistogramKey key, long users, long dau, long sum) {
        if (users < dau || users > sum) {
            violated(
                    key.toString(),
                    "a window has " + users + " users, its last day " + dau + ", and all its days together " + sum);
        }
    }

    /**
     * Checks gaps.
     *
     * @param row the row
     * @param laterVisits how many users of earlier days came back, by day
     * @param users how many users those days had
     */
    void check(GapsRow row, Map<Integer, Long> laterVisits, Map<Integer, Long> users) {
        demand(
                row.newUsers() >= 0 && row.gaps().values().stream().allMatch(count -> count >= 0),
                row.key(),
                "gaps have a count below 0: " + row.newUsers() + " new, " + row.gaps());
        laterVisits.forEach((day, cameBack) -> demand(
                cameBack <= users.get(day),
                row.key(),
                "of " + users.get(day) + " users of epoch day " + day + " " + cameBack + " came back"));
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
                row.key(),
                "a count is below 0 or above that of the cohort: " + row.active());
        demand(row.users() == newUsers, row.key(), "has " + row.users() + " users, and new were " + newUsers);
    }

    private void demand(boolean holds, byte[] key, String what) {
        if (!holds) {
            violated(new String(key, StandardCharsets.UTF_8), what);
        }
    }

    private void violated(String key, String what) {
        metrics.addViolation();
        LOG.error(
                "Row {} breaks a rule that always holds; this is an error in Rollcall, please report it: {}",
                key,
                what);
    }
}

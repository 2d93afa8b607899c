package dev.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final EventMetrics metrics = new EventMetrics(new SimpleMeterRegistry());
    private final RowRules rules = new RowRules(metrics);

    @Test
    void rowsThatCanBeBreakNoRule() {
        rules.check(report(new Counts(5, 7, 9, 1, 2, 2, 0, 6, 8)));
        rules.checkWindow("all", 100, 5, 5, 5);
        rules.checkWindow("all", 100, 9, 5, 9);
        rules.check(gaps(0, 3));
        rules.checkReturns("all", 100, 5, 5);
        rules.check(cohort(4L, 0L, 4L), 4);

        assertThat(metrics.violations()).isZero();
    }

    @Test
    void noCountIsBelowZero() {
        rules.check(report(new Counts(5, 7, 9, 1, 2, -1, 0, 6, 8)));
        rules.check(report(new Counts(5, 7, 9, 1, 2, 2, -1, 6, 8)));
        rules.check(gaps(-1, 3));
        rules.check(gaps(1, -3));
        rules.check(cohort(4L, -1L), 4);

        assertThat(metrics.violations()).isEqualTo(5);
    }

    @Test
    void aWindowLiesBetweenItsLastDayAndTheSumOfItsDays() {
        rules.checkWindow("all", 100, 4, 5, 9);
        rules.checkWindow("all", 100, 10, 5, 9);

        assertThat(metrics.violations()).isEqualTo(2);
    }

    @Test
    void ofTheUsersOfADayNoMoreComeBackThanThereWere() {
        rules.checkReturns("all", 100, 5, 6);

        assertThat(metrics.violations()).isEqualTo(1);
    }

    @Test
    void aCohortHasTheNewUsersOfItsPeriodAndNeverMore() {
        rules.check(cohort(4L, 3L), 5);
        rules.check(cohort(4L, 5L), 4);

        assertThat(metrics.violations()).isEqualTo(2);
    }

    private static ReportRow report(Counts counts) {
        return new ReportRow(DAY, UTC, "all", counts);
    }

    private static GapsRow gaps(long newUsers, long users) {
        return new GapsRow(DAY, UTC, "all", newUsers, new TreeMap<>(Map.of(2, users)));
    }

    private static RetentionRow cohort(Long... active) {
        return new RetentionRow(Period.DAY, DAY, UTC, "all", List.of(active));
    }
}

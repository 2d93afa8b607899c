package dev.rollcall.trials.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final Truth truth = new Truth(7, 30, new CohortLimits(90, 26, 24));
    private List<ReportRow> published;
    private Map<String, DayGaps> gaps;
    private Map<String, List<Long>> cohorts;

    @BeforeEach
    void oneVisitOnOneDay() {
        truth.add(GeneratedEvent.countable(null, new byte[0], 0, 0, new Visit(1, 20_000, Country.DE, Platform.WEB)));
        published = new ArrayList<>();
        truth.rows().forEach((key, counts) -> publish(key, counts));
        gaps = new HashMap<>(truth.gaps());
        cohorts = new HashMap<>(truth.cohorts());
    }

    @Test
    void equalRowsAndAccountsAreExact() {
        Verdict verdict = verdict(truth.accounts());

        assertThat(verdict.exact()).isTrue();
        assertThat(verdict.summary())
                .isEqualTo(
                        "Exact: all 3 report rows, 3 gaps, 9 cohorts, the accounts and the rejected events equal the truth.");
    }

    @Test
    void aMissingRowIsNamed() {
        remove("2024-10-04/all");

        Verdict verdict = verdict(truth.accounts());

        assertThat(verdict.exact()).isFalse();
        assertThat(verdict.differences())
                .extracting(Verdict.Difference::toString)
                .containsExactly(
                        "2024-10-04/all: missing, must be dau 1, wau 1, mau 1, new 1, returning 0, resurrected 0, dormant 0, wtd 1, mtd 1");
    }

    @Test
    void aRowThatMustNotBeThereIsNamed() {
        publish("2024-10-05/all", new Counts(0, 1, 1, 0, 0, 0, 0, 0, 0));

        Verdict verdict = verdict(truth.accounts());

        assertThat(verdict.differences())
                .extracting(Verdict.Difference::toString)
                .containsExactly(
                        "2024-10-05/all: must not be there, is dau 0, wau 1, mau 1, new 0, returning 0, resurrected 0, dormant 0, wtd 0, mtd 0");
    }

    @Test
    void aRowThatDiffersIsNamedWithBothNumbers() {
        remove("2024-10-04/country=DE");
        publish("2024-10-04/country=DE", new Counts(1, 1, 1, 0, 0, 0, 0, 0, 0));

        Verdict verdict = verdict(truth.accounts());

        assertThat(verdict.differences())
                .extracting(Verdict.Difference::toString)
                .containsExactly("2024-10-04/country=DE: is dau 1, wau 1, mau 1, new 0,"
                        + " returning 0, resurrected 0, dormant 0, wtd 0, mtd 0,"
                        + " must be dau 1, wau 1, mau 1, new 1, returning 0, resurrected 0, dormant 0, wtd 1, mtd 1");
    }

    @Test
    void gapsThatDifferAreNamed() {
        gaps.put("2024-10-04/all", new DayGaps(0, new TreeMap<>(Map.of(7, 1L))));
        gaps.remove("2024-10-04/country=DE");

        assertThat(verdict(truth.accounts()).differences())
                .extracting(Verdict.Difference::toString)
                .containsExactly(
                        "gaps of 2024-10-04/all: is new 0, gaps {7=1}, must be new 1, gaps {}",
                        "gaps of 2024-10-04/country=DE: missing, must be new 1, gaps {}");
    }

    @Test
    void cohortsThatDifferAreNamed() {
        cohorts.put("week/2024-09-30/all", List.of(2L));
        cohorts.remove("month/2024-10-01/platform=web");

        assertThat(verdict(truth.accounts()).differences())
                .extracting(Verdict.Difference::toString)
                .containsExactly(
                        "cohort month/2024-10-01/platform=web: missing, must be [1]",
                        "cohort week/2024-09-30/all: is [2], must be [1]");
    }

    @Test
    void accountsThatDifferAreNamed() {
        AccountTotals doubled = new AccountTotals(2, 1, 1, 0, Map.of());

        Verdict verdict = verdict(doubled);

        assertThat(verdict.summary())
                .isEqualTo(
                        "Not exact: 1 difference in 3 report rows, 3 gaps, 9 cohorts, the accounts and the rejected events.\n"
                                + "  accounts: is read 2, first 1, repeat 1, ignored 0, rejected {},"
                                + " must be read 1, first 1, repeat 0, ignored 0, rejected {}");
    }

    @Test
    void aLongListOfDifferencesIsCutShort() {
        for (int day = 10; day < 31; day++) {
            publish("2024-12-" + day + "/all", new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0));
        }

        Verdict verdict = verdict(truth.accounts());

        assertThat(verdict.summary().lines()).hasSize(22).endsWith("  and 1 more");
    }

    @Test
    void rejectedEventsThatDifferAreNamed() {
        Published twice = new Published(published, gaps, cohorts, truth.accounts(), Map.of(RejectReason.LATE, 1L));

        Verdict verdict = Verdict.of(truth, twice);

        assertThat(verdict.differences())
                .extracting(Verdict.Difference::toString)
                .containsExactly("rejected events: is {LATE=1}, must be {}");
    }

    private Verdict verdict(AccountTotals accounts) {
        return Verdict.of(truth, new Published(published, gaps, cohorts, accounts, Map.of()));
    }

    private void publish(String key, Counts counts) {
        LocalDate day = LocalDate.parse(key.substring(0, key.indexOf('/')));
        String segment = key.substring(key.indexOf('/') + 1);
        published.add(new ReportRow(day, ZoneOffset.UTC, segment, counts));
    }

    private void remove(String key) {
        published.removeIf(row -> key.equals(row.day() + "/" + row.segment()));
    }
}

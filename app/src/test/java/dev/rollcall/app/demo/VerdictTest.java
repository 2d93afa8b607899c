package dev.rollcall.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final Truth truth = new Truth(7, 30);
    private Map<String, Counts> published;

    @BeforeEach
    void oneVisitOnOneDay() {
        truth.add(GeneratedEvent.countable(null, new byte[0], 0, 0, new Visit(1, 20_000, Country.DE, Platform.WEB)));
        published = new HashMap<>(truth.rows());
    }

    @Test
    void equalRowsAndAccountsAreExact() {
        Verdict verdict = Verdict.of(truth, published, truth.accounts());

        assertThat(verdict.exact()).isTrue();
        assertThat(verdict.summary()).isEqualTo("Exact: all 3 report rows and the accounts equal the truth.");
    }

    @Test
    void aMissingRowIsNamed() {
        published.remove("2024-10-04/all");

        Verdict verdict = Verdict.of(truth, published, truth.accounts());

        assertThat(verdict.exact()).isFalse();
        assertThat(verdict.differences())
                .extracting(Difference::toString)
                .containsExactly("2024-10-04/all: missing, must be dau 1, wau 1, mau 1, new 1");
    }

    @Test
    void aRowThatMustNotBeThereIsNamed() {
        published.put("2024-10-05/all", new Counts(0, 1, 1, 0));

        Verdict verdict = Verdict.of(truth, published, truth.accounts());

        assertThat(verdict.differences())
                .extracting(Difference::toString)
                .containsExactly("2024-10-05/all: must not be there, is dau 0, wau 1, mau 1, new 0");
    }

    @Test
    void aRowThatDiffersIsNamedWithBothNumbers() {
        published.put("2024-10-04/country=DE", new Counts(1, 1, 1, 0));

        Verdict verdict = Verdict.of(truth, published, truth.accounts());

        assertThat(verdict.differences())
                .extracting(Difference::toString)
                .containsExactly("2024-10-04/country=DE: is dau 1, wau 1, mau 1, new 0,"
                        + " must be dau 1, wau 1, mau 1, new 1");
    }

    @Test
    void accountsThatDifferAreNamed() {
        AccountTotals doubled = new AccountTotals(2, 1, 1, Map.of());

        Verdict verdict = Verdict.of(truth, published, doubled);

        assertThat(verdict.summary())
                .isEqualTo("Not exact: 1 difference in 3 report rows and the accounts.\n"
                        + "  accounts: is read 2, first 1, repeat 1, rejected {},"
                        + " must be read 1, first 1, repeat 0, rejected {}");
    }

    @Test
    void aLongListOfDifferencesIsCutShort() {
        for (int day = 10; day < 31; day++) {
            published.put("2024-12-" + day + "/all", new Counts(0, 0, 0, 0));
        }

        Verdict verdict = Verdict.of(truth, published, truth.accounts());

        assertThat(verdict.summary().lines()).hasSize(22).endsWith("  and 1 more");
    }
}

package dev.rollcall.service.report;

import static dev.rollcall.service.report.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSelectionTest {
    private static final LocalDate FROM = LocalDate.of(2026, 11, 20);
    private static final LocalDate TO = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({"2026-11-19, false", "2026-11-20, true", "2026-11-22, true", "2026-11-23, false"})
    void bothDaysBelongToTheRange(String day, boolean included) {
        RowSelection selection = new RowSelection(FROM, TO, new SegmentChoice.One("all"));

        assertThat(selection.includes(row(day, "all", 1, 1, 1, 1))).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({"all, false", "country=DE, true", "country=, false", "country=DE2, false"})
    void oneSegmentIsItself(String segment, boolean included) {
        assertThat(new SegmentChoice.One("country=DE").includes(segment)).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({"all, false", "country=DE, true", "country=, true", "country2=DE, false", "os=country=, false"})
    void aDimensionIsAllItsValues(String segment, boolean included) {
        assertThat(new SegmentChoice.EachOf("country").includes(segment)).isEqualTo(included);
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new RowSelection(TO, FROM, new SegmentChoice.One("all")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the last day, 2026-11-20, is before the first, 2026-11-22");
    }
}

package dev.rollcall.service.report.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-W47, 2026-11-16, 2026-11-22",
        "2026-W01, 2025-12-29, 2026-01-04",
        "2020-W53, 2020-12-28, 2021-01-03",
        "2026-10, 2026-10-01, 2026-10-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2026-11-22, 2026-11-22, 2026-11-22"
    })
    void aNameIsReadAndWritten(String name, LocalDate from, LocalDate to) {
        CalendarPeriod period = CalendarPeriod.parse(name);

        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
        assertThat(period).hasToString(name);
        assertThat(CalendarPeriod.of(period.period(), to)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-W54",
                "2026-W00",
                "2025-W53",
                "2026-13",
                "2026-02-30",
                "2026-w47",
                "latest",
                "+12026-01-01"
            })
    void whatNamesNoPeriodIsRefused(String name) {
        assertThatThrownBy(() -> CalendarPeriod.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no period: " + name);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 2026-11-22", "PT1H, 2026-11-21", "P7D, 2026-11-15", "P7DT1S, 2026-11-14"})
    void aDayIsOpenForAsLongAsItsEventsMayBeLate(Duration maxLateness, LocalDate first) {
        OpenDays open = OpenDays.of(LocalDate.parse("2026-11-22"), maxLateness);

        assertThat(open.from()).isEqualTo(first);
        assertThat(open.isOpen(first)).isTrue();
        assertThat(open.isOpen(first.minusDays(1))).isFalse();
        assertThat(open.isOver(LocalDate.parse("2026-11-21"))).isTrue();
        assertThat(open.isOver(LocalDate.parse("2026-11-22"))).isFalse();
    }
}

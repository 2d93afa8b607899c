package dev.rollcall.service.report;

import static dev.rollcall.service.report.Rows.row;
import static dev.rollcall.service.report.Rows.shown;
import static dev.rollcall.service.report.Rows.shownAfterwards;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.ReportRow;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DimensionTableTest {
    @Test
    void everySegmentIsALineWithItsLatestCountsAndItsCurveLargestFirst() {
        String table = shown(
                new DimensionTable("country", 80),
                row("2026-11-19", "country=BR", 9000, 9000, 9000, 1),
                row("2026-11-20", "country=DE", 4, 20, 40, 1),
                row("2026-11-20", "country=US", 2000, 5000, 8000, 100),
                row("2026-11-21", "country=DE", 2, 21, 41, 1),
                row("2026-11-21", "country=US", 0, 4000, 7000, 0),
                row("2026-11-22", "country=", 8, 8, 8, 8),
                row("2026-11-22", "country=DE", 8, 22, 42, 2),
                row("2026-11-22", "country=US", 1000, 4100, 7100, 50));

        assertThat(table).isEqualTo("""
                segments of country, zone UTC
                dau curve from 2026-11-19 to 2026-11-22, each to its own scale

                segment     day           dau    wau    mau  new  stickiness  dau curve
                country=US  2026-11-22  1,000  4,100  7,100   50       14.1%   █ ▄
                country=    2026-11-22      8      8      8    8      100.0%     █
                country=DE  2026-11-22      8     22     42    2       19.0%   ▄▂█
                country=BR  2026-11-19  9,000  9,000  9,000    1      100.0%  █
                (4 rows)
                A user counts once in every country it was seen with, so these may add up to more than all.
                """);
    }

    @Test
    void aCurveThatDoesNotFitShowsItsLatestDays() {
        ReportRow[] rows = IntStream.rangeClosed(1, 60)
                .mapToObj(day -> row(
                        LocalDate.of(2026, 9, 30).plusDays(day).toString(), "os=x", day == 60 ? 800 : 1, 800, 800, 0))
                .toArray(ReportRow[]::new);

        String table = shown(new DimensionTable("os", 66), rows);

        assertThat(table).startsWith("""
                segments of os, zone UTC
                dau curve from 2026-11-17 to 2026-11-29, each to its own scale

                segment  day         dau  wau  mau  new  stickiness  dau curve
                os=x     2026-11-29  800  800  800    0      100.0%  ▁▁▁▁▁▁▁▁▁▁▁▁█
                """);
    }

    @Test
    void aNarrowTerminalGetsNoCurve() {
        assertThat(shown(new DimensionTable("os", 55), row("2026-11-20", "os=x", 1, 2, 4, 0)))
                .startsWith("""
                segments of os, zone UTC

                segment  day         dau  wau  mau  new  stickiness
                os=x     2026-11-20    1    2    4    0       25.0%
                (1 row)
                """);
    }

    @Test
    void withoutRowsOnlyTheHeaderIsShown() {
        assertThat(shown(new DimensionTable("os", 80))).isEqualTo("""
                segments of os

                segment  day  dau  wau  mau  new  stickiness
                (0 rows)
                """);
    }

    @Test
    void wideCharactersKeepTheColumnsInLine() {
        String table = shown(
                new DimensionTable("c", 40),
                row("2026-11-20", "c=中国", 2, 2, 4, 0),
                row("2026-11-20", "c=abcd", 1, 2, 4, 0));

        assertThat(table).contains("c=中国   2026-11-20    2", "c=abcd   2026-11-20    1");
    }

    @Test
    void aValueCannotSteerTheTerminal() {
        assertThat(shown(new DimensionTable("c", 80), row("2026-11-20", "c=\u001b[2J\r\u202e", 1, 1, 1, 1)))
                .contains("\nc=\uFFFD[2J\uFFFD\uFFFD  2026-11-20");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(shown(new DimensionTable("c", 80), row("2026-11-20", "c=" + "x".repeat(254), 1, 1, 1, 1)))
                .contains("\nc=" + "x".repeat(37) + "…  2026-11-20");
    }

    @Test
    void aChangedRowIsALineInTheSameColumns() {
        DimensionTable table = new DimensionTable("os", 80);
        shown(table, row("2026-11-20", "os=linux", 1000, 2000, 4000, 0));

        String line = shownAfterwards(table, row("2026-11-19", "os=x", 1, 2, 4, 0));

        assertThat(line).isEqualTo("os=x      2026-11-19      1      2      4    0       25.0%\n");
    }
}

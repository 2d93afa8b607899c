package dev.rollcall.service.report;

import static dev.rollcall.service.report.Rows.row;
import static dev.rollcall.service.report.Rows.shown;
import static dev.rollcall.service.report.Rows.shownAfterwards;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SegmentTableTest {
    @Test
    void everyDayIsALineWithABarToTheTerminalsWidth() {
        String table = shown(
                new SegmentTable("all", 60),
                row("2026-11-20", "all", 1204, 4310, 9855, 87),
                row("2026-11-21", "all", 0, 3106, 1234567, 0),
                row("2026-11-22", "all", 602, 5000, 10000, 1000),
                row("2026-11-23", "all", 1, 1, 1, 1));

        assertThat(table).isEqualTo("""
                segment all, zone UTC

                day           dau    wau        mau    new  stickiness
                2026-11-20  1,204  4,310      9,855     87       12.2%  ████
                2026-11-21      0  3,106  1,234,567      0        0.0%
                2026-11-22    602  5,000     10,000  1,000        6.0%  ██
                2026-11-23      1      1          1      1      100.0%  ▏
                (4 rows)
                """);
    }

    @Test
    void aDayWithoutUsersInTheMonthHasNoStickiness() {
        String table = shown(new SegmentTable("all", 80), row("2026-11-20", "all", 0, 0, 0, 0));

        assertThat(table).isEqualTo("""
                segment all, zone UTC

                day         dau  wau  mau  new  stickiness
                2026-11-20    0    0    0    0           -
                (1 row)
                """);
    }

    @Test
    void aSegmentOfADimensionSaysThatItsUsersMayCountInOthersToo() {
        String table = shown(new SegmentTable("country=DE", 50), row("2026-11-20", "country=DE", 1, 1, 2, 0));

        assertThat(table).isEqualTo("""
                segment country=DE, zone UTC

                day         dau  wau  mau  new  stickiness
                2026-11-20    1    1    2    0       50.0%  ██████
                (1 row)
                A user counts once in every country it was seen with, so these may add up to more than all.
                """);
    }

    @Test
    void withoutRowsOnlyTheHeaderIsShown() {
        assertThat(shown(new SegmentTable("country=XX", 80))).isEqualTo("""
                segment country=XX

                day  dau  wau  mau  new  stickiness
                (0 rows)
                """);
    }

    @Test
    void aNarrowTerminalGetsNoBars() {
        String table = shown(new SegmentTable("all", 40), row("2026-11-20", "all", 9, 9, 9, 9));

        assertThat(table).contains("2026-11-20    9    9    9    9      100.0%\n");
    }

    @Test
    void rowsOfTwoZonesNameBoth() {
        ReportRow later = new ReportRow(
                LocalDate.of(2026, 11, 21), ZoneId.of("Asia/Shanghai"), "all", new Counts(1, 1, 1, 1, 0, 0, 0, 1, 1));

        String table = shown(new SegmentTable("all", 80), row("2026-11-20", "all", 9, 9, 9, 9), later);

        assertThat(table).startsWith("segment all, zone UTC, Asia/Shanghai\n");
    }

    @Test
    void aChangedRowIsALineInTheSameColumns() {
        SegmentTable table = new SegmentTable("all", 52);
        shown(table, row("2026-11-20", "all", 400, 4310, 9855, 87));

        String line = shownAfterwards(table, row("2026-11-21", "all", 200, 4320, 9900, 7));

        assertThat(line).isEqualTo("2026-11-21  200  4,320  9,900    7        2.0%  ██\n");
    }

    @Test
    void aChangedRowWithMoreUsersThanAnyBeforeFillsTheWidth() {
        SegmentTable table = new SegmentTable("all", 52);
        shown(table, row("2026-11-20", "all", 400, 4310, 9855, 87));

        String line = shownAfterwards(table, row("2026-11-21", "all", 800, 4320, 9900, 7));

        assertThat(line).endsWith("8.1%  ████\n");
    }
}

package dev.rollcall.service.report;

import static dev.rollcall.service.report.Rows.row;
import static dev.rollcall.service.report.Rows.shown;
import static dev.rollcall.service.report.Rows.shownAfterwards;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvRowsTest {
    @Test
    void everyRowIsALineUnderTheHeader() {
        String csv = shown(
                new CsvRows(),
                row("2026-11-20", "all", 1204, 4310, 9855, 87),
                row("2026-11-20", "country=", 1, 2, 3, 4));

        assertThat(csv).isEqualTo("""
                day,zone,segment,dau,wau,mau,new
                2026-11-20,UTC,all,1204,4310,9855,87
                2026-11-20,UTC,country=,1,2,3,4
                """);
    }

    @Test
    void commasQuotesAndLineBreaksAreQuoted() {
        String csv = shown(
                new CsvRows(),
                row("2026-11-20", "a=x,y", 1, 2, 3, 4),
                row("2026-11-20", "a=\"x\"", 1, 2, 3, 4),
                row("2026-11-20", "a=x\ny", 1, 2, 3, 4),
                row("2026-11-20", "a=x\ry", 1, 2, 3, 4));

        assertThat(csv)
                .isEqualTo("day,zone,segment,dau,wau,mau,new\n"
                        + "2026-11-20,UTC,\"a=x,y\",1,2,3,4\n"
                        + "2026-11-20,UTC,\"a=\"\"x\"\"\",1,2,3,4\n"
                        + "2026-11-20,UTC,\"a=x\ny\",1,2,3,4\n"
                        + "2026-11-20,UTC,\"a=x\ry\",1,2,3,4\n");
    }

    @Test
    void withoutRowsTheHeaderIsShown() {
        assertThat(shown(new CsvRows())).isEqualTo("day,zone,segment,dau,wau,mau,new\n");
    }

    @Test
    void aChangedRowIsALineWithoutHeader() {
        assertThat(shownAfterwards(new CsvRows(), row("2026-11-20", "all", 1, 2, 3, 4)))
                .isEqualTo("2026-11-20,UTC,all,1,2,3,4\n");
    }
}

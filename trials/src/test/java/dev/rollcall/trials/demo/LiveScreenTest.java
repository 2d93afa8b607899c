package dev.rollcall.trials.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import dev.rollcall.trials.traffic.AccountTotals;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void aFrameShowsProgressAccountsAndDays() {
        List<ReportRow> days = List.of(row(DAY.minusDays(1), 0, 0, 0, 0), row(DAY, 12_044, 43_100, 98_550, 870));
        AccountTotals accounts = new AccountTotals(500, 290, 190, 10, Map.of(RejectReason.LATE, 10L));

        List<String> lines = LiveScreen.lines(new Progress(Duration.ofSeconds(65), 1_000, 98_000, accounts, days), 80);

        assertThat(lines)
                .containsExactly(
                        "Rollcall demo, 65 s",
                        "[███████████████               ]  read 500 of 1,000 (50 %)  98,000 events/s",
                        "first visits 290  repeats 190  ignored 10  rejected 10",
                        "  LATE 10",
                        "",
                        "",
                        "day              DAU       WAU       MAU      new stickiness",
                        "2026-11-21         0         0         0        0          -  ",
                        "2026-11-22    12,044    43,100    98,550      870     12.2 %  █████████████████",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "");
    }

    @Test
    void onlyTheNewestTenDaysAreShown() {
        List<ReportRow> days = DAY.minusDays(29)
                .datesUntil(DAY.plusDays(1))
                .map(day -> row(day, 1, 1, 1, 1))
                .toList();

        List<String> lines = LiveScreen.lines(progress(days), 80);

        assertThat(lines).hasSize(LiveScreen.LINES);
        assertThat(lines.get(7)).startsWith("2026-11-13");
        assertThat(lines.get(16)).startsWith("2026-11-22");
    }

    @Test
    void noLineReachesTheLastColumn() {
        List<ReportRow> days = List.of(row(DAY, 5, 5, 5, 5));

        List<String> lines = LiveScreen.lines(progress(days), 40);

        assertThat(lines).allMatch(line -> line.length() < 40);
    }

    @Test
    void theFirstFrameIsDrawnBelowWhatIsThere() {
        String frame = LiveScreen.draw(progress(List.of()), 80, false);

        assertThat(frame)
                .startsWith("\u001B[1mRollcall demo, 1 s\u001B[0m\u001B[K\n")
                .endsWith("\u001B[K\n");
        assertThat(frame.lines()).hasSize(LiveScreen.LINES);
    }

    @Test
    void theNextFrameIsDrawnOverIt() {
        String frame = LiveScreen.draw(progress(List.of()), 80, true);

        assertThat(frame).startsWith("\r\u001B[17A\u001B[1mRollcall demo").endsWith("\u001B[K\n");
    }

    private static ReportRow row(LocalDate day, long dau, long wau, long mau, long newUsers) {
        return new ReportRow(day, ZoneOffset.UTC, ReportRow.ALL, new Counts(dau, wau, mau, newUsers, 0, 0, 0, 0, 0));
    }

    private static Progress progress(List<ReportRow> days) {
        return new Progress(Duration.ofSeconds(1), 0, 1, AccountTotals.NONE, days);
    }
}

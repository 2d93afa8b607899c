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

class ProgressTest {
    @Test
    void theLineSaysHowFarTheHistoryIsAndTheNewestDay() {
        AccountTotals accounts = new AccountTotals(
                412_000, 120_000, 289_000, 940, Map.of(RejectReason.LATE, 60L, RejectReason.MALFORMED, 2_000L));
        List<ReportRow> days = List.of(row("2026-11-21", 1, 1, 1, 1), row("2026-11-22", 12_044, 43_100, 98_550, 870));

        String line = new Progress(Duration.ofSeconds(14), 1_000_000, 98_000, accounts, days).line();

        assertThat(line)
                .isEqualTo("  14 s  read 412,000 of 1,000,000 (41 %)  98,000/s  first 120,000  repeat 289,000"
                        + "  ignored 940  rejected 2,060  |  2026-11-22: dau 12,044  wau 43,100  mau 98,550  new 870");
    }

    @Test
    void liveTrafficHasNoEnd() {
        String line = new Progress(Duration.ZERO, 0, 0, AccountTotals.NONE, List.of()).line();

        assertThat(line).isEqualTo("   0 s  read 0  0/s  first 0  repeat 0  ignored 0  rejected 0");
    }

    private static ReportRow row(String day, long dau, long wau, long mau, long newUsers) {
        return new ReportRow(
                LocalDate.parse(day),
                ZoneOffset.UTC,
                ReportRow.ALL,
                new Counts(dau, wau, mau, newUsers, 0, 0, 0, 0, 0));
    }
}

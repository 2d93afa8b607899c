package dev.rollcall.trials.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.Counts;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void theLineSaysHowFarTheHistoryIsAndTheNewestDay() {
        AccountTotals accounts = new AccountTotals(
                412_000, 120_000, 289_940, Map.of(RejectReason.LATE, 60L, RejectReason.MALFORMED, 2_000L));
        Map<String, Counts> rows = Map.of(
                "2026-11-21/all", new Counts(1, 1, 1, 1),
                "2026-11-22/all", new Counts(12_044, 43_100, 98_550, 870),
                "2026-11-22/country=DE", new Counts(1, 1, 1, 1));
        Progress progress = new Progress(Duration.ofSeconds(14), 1_000_000, 98_000, accounts, Progress.daysOf(rows));

        String line = ProgressLine.of(progress);

        assertThat(line)
                .isEqualTo("  14 s  read 412,000 of 1,000,000 (41 %)  98,000/s  first 120,000  repeat 289,940"
                        + "  rejected 2,060  |  2026-11-22: dau 12,044  wau 43,100  mau 98,550  new 870");
    }

    @Test
    void liveTrafficHasNoEnd() {
        Progress progress = new Progress(Duration.ZERO, 0, 0, AccountTotals.NONE, new TreeMap<>());

        String line = ProgressLine.of(progress);

        assertThat(line).isEqualTo("   0 s  read 0  0/s  first 0  repeat 0  rejected 0");
    }
}

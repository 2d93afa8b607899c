package dev.rollcall.trials.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.Counts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveScreenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void aFrameShowsProgressAccountsAndDays() {
        SortedMap<LocalDate, Counts> days = new TreeMap<>();
        days.put(DAY.minusDays(1), new Counts(0, 0, 0, 0));
        days.put(DAY, new Counts(12_044, 43_100, 98_550, 870));
        AccountTotals accounts = new AccountTotals(500, 300, 190, Map.of(RejectReason.LATE, 10L));

        List<String> lines = LiveScreen.lines(new Progress(Duration.ofSeconds(65), 1_000, 98_000, accounts, days), 80);

        assertThat(lines)
                .containsExactly(
                        "Rollcall demo, 65 s",
                        "[███████████████               ]  read 500 of 1,000 (50 %)  98,000 events/s",
                        "first visits 300  repeats 190  rejected 10",
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
        SortedMap<LocalDate, Counts> days = new TreeMap<>();
        DAY.minusDays(29).datesUntil(DAY.plusDays(1)).forEach(day -> days.put(day, new Counts(1, 1, 1, 1)));

        List<String> lines = LiveScreen.lines(progress(days), 80);

        assertThat(lines).hasSize(LiveScreen.LINES);
        assertThat(lines.get(7)).startsWith("2026-11-13");
        assertThat(lines.get(16)).startsWith("2026-11-22");
    }

    @Test
    void noLineReachesTheLastColumn() {
        SortedMap<LocalDate, Counts> days = new TreeMap<>(Map.of(DAY, new Counts(5, 5, 5, 5)));

        List<String> lines = LiveScreen.lines(progress(days), 40);

        assertThat(lines).allMatch(line -> line.length() < 40);
    }

    @Test
    void theFirstFrameIsDrawnBelowWhatIsThere() {
        String frame = LiveScreen.draw(progress(new TreeMap<>()), 80, false);

        assertThat(frame)
                .startsWith("\u001B[1mRollcall demo, 1 s\u001B[0m\u001B[K\n")
                .endsWith("\u001B[K\n");
        assertThat(frame.lines()).hasSize(LiveScreen.LINES);
    }

    @Test
    void theNextFrameIsDrawnOverIt() {
        String frame = LiveScreen.draw(progress(new TreeMap<>()), 80, true);

        assertThat(frame).startsWith("\r\u001B[17A\u001B[1mRollcall demo").endsWith("\u001B[K\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 80, ''",
        "80, 80, ██████████",
        "4, 80, ▌",
        "1, 80, ▏",
        "15, 80, █▉",
        "9, 0, ''",
        "90, 80, ██████████"
    })
    void barsAreExactToAnEighthOfACharacter(long value, long most, String bar) {
        assertThat(LiveScreen.bar(value, most, 10)).isEqualTo(bar);
    }

    private static Progress progress(SortedMap<LocalDate, Counts> days) {
        return new Progress(Duration.ofSeconds(1), 0, 1, AccountTotals.NONE, days);
    }
}

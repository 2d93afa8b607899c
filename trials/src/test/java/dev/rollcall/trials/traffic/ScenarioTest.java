package dev.rollcall.trials.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    @Test
    void theLastDayMayBeCutShort() {
        Instant now = Instant.parse("2026-11-24T00:00:05Z");

        Scenario scenario = new Scenario(100, 10, 30, ZoneOffset.UTC, now, 1);

        assertThat(scenario.lastDay()).isEqualTo("2026-11-24");
        assertThat(scenario.firstDay()).isEqualTo("2026-10-26");
        assertThat(scenario.endMillis()).isEqualTo(now.toEpochMilli());
    }

    @Test
    void daysAreThoseOfTheZone() {
        LocalDate lastDay = LocalDate.of(2026, 3, 8);
        ZoneId newYork = ZoneId.of("America/New_York");

        Scenario scenario = Scenario.throughDay(100, 10, 1, lastDay, newYork, 1);

        assertThat(Instant.ofEpochMilli(scenario.startMillis())).isEqualTo("2026-03-08T05:00:00Z");
        assertThat(scenario.end()).isEqualTo("2026-03-09T04:00:00Z");
    }

    @Test
    void anImpossibleNumberIsNamedWithItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.throughDay(100, 0, 1, LocalDate.EPOCH, ZoneOffset.UTC, 1))
                .withMessage("users is 0, and must be 1 to 1073741824");
    }
}

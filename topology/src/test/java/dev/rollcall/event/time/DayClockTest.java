package dev.rollcall.event.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayClockTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kolkata",
                "Europe/Berlin", "Europe/Amsterdam", "Africa/Monrovia", "America/Sao_Paulo", "Asia/Shanghai", "+05:45",
                "Pacific/Kiritimati", "America/Adak", "Asia/Tehran", "Antarctica/Troll"
            })
    void anyInstantFallsOnTheDayThatTheCalendarOfTheZoneSays(String zone) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DayClock clock = new DayClock(ZoneId.of(zone));
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(EventTime.FIRST_MILLIS, EventTime.LAST_MILLIS);
            // Most instants near the one before, as in life, and near today's rules.
            long near = i % 3 == 0 ? millis : random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);

            int day = clock.epochDay(near);

            assertThat(day).as("seed %s, %s in %s", seed, near, zone).isEqualTo(calendarDay(near, zone));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Africa/Casablanca",
                "Europe/Amsterdam",
                "America/Sao_Paulo",
                "Asia/Kolkata",
                "Africa/Monrovia"
            })
    void theDayIsRightToTheMillisecondAroundEveryTransition(String zone) {
        DayClock clock = new DayClock(ZoneId.of(zone));
        Instant at = Instant.parse("1800-01-01T00:00:00Z");
        ZoneOffsetTransition next = ZoneId.of(zone).getRules().nextTransition(at);
        while (next != null && next.getInstant().isBefore(Instant.parse("2060-01-01T00:00:00Z"))) {
            long transition = next.getInstant().toEpochMilli();
            for (long millis :
                    new long[] {transition - 1, transition, transition + 1, transition - 1, transition + 1}) {
                assertThat(clock.epochDay(millis)).as("%s in %s", millis, zone).isEqualTo(calendarDay(millis, zone));
            }
            next = ZoneId.of(zone).getRules().nextTransition(next.getInstant());
        }
    }

    @Test
    void theDayThatSamoaLeftOutHasNoInstants() {
        DayClock clock = new DayClock(ZoneId.of("Pacific/Apia"));
        long lastOfThe29th = Instant.parse("2011-12-30T09:59:59.999Z").toEpochMilli();

        int before = clock.epochDay(lastOfThe29th);
        int after = clock.epochDay(lastOfThe29th + 1);

        assertThat(before).isEqualTo((int) LocalDate.of(2011, 12, 29).toEpochDay());
        assertThat(after).isEqualTo((int) LocalDate.of(2011, 12, 31).toEpochDay());
    }

    @Test
    void aLeapDayIsADayLikeOthers() {
        DayClock clock = new DayClock(ZoneOffset.UTC);
        long noon = LocalDateTime.of(2028, 2, 29, 12, 0).toEpochSecond(ZoneOffset.UTC) * 1000;

        int day = clock.epochDay(noon);

        assertThat(LocalDate.ofEpochDay(day)).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    private static int calendarDay(long millis, String zone) {
        return (int) Instant.ofEpochMilli(millis)
                .atZone(ZoneId.of(zone))
                .toLocalDate()
                .toEpochDay();
    }
}

package dev.rollcall.trials.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rollcall.event.RejectReason;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventGeneratorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void equalScenariosGiveEqualEvents() {
        List<String> once = contents(scenario(30_000, ZoneOffset.UTC));

        List<String> again = contents(scenario(30_000, ZoneOffset.UTC));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void anotherSeedTellsAnotherHistory() {
        Scenario other = Scenario.throughDay(1_000, 2_000, 10, TODAY, ZoneOffset.UTC, 8);

        List<String> events = contents(other);

        assertThat(events).isNotEqualTo(contents(scenario(1_000, ZoneOffset.UTC)));
    }

    @Test
    void theHistoryHasAsManyEventsAsAskedAndThenEnds() {
        EventGenerator generator = new EventGenerator(scenario(1_234, ZoneOffset.UTC));

        int events = 0;
        while (generator.hasNext()) {
            generator.next();
            events++;
        }

        assertThat(events).isEqualTo(1_234);
        assertThatThrownBy(generator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void recordTimestampsNeverGoBackAndStayInTheHistory() {
        Scenario scenario = scenario(20_000, ZoneId.of("America/New_York"));

        List<Long> timestamps =
                history(scenario).stream().map(GeneratedEvent::recordMillis).toList();

        assertThat(timestamps).isSorted();
        assertThat(timestamps.get(0)).isEqualTo(scenario.startMillis());
        assertThat(timestamps.get(19_999)).isEqualTo(scenario.endMillis() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-24",
        "Asia/Kathmandu, 2026-11-24",
        "America/New_York, 2026-11-04",
        "Australia/Lord_Howe, 2026-10-06",
        "Pacific/Apia, 2012-01-03"
    })
    void whatIsTrueOfAnEventIsWhatItsBytesSay(ZoneId zone, LocalDate lastDay) {
        List<GeneratedEvent> events = history(Scenario.throughDay(25_000, 2_000, 10, lastDay, zone, 7));
        JsonJudge judge = new JsonJudge(zone);

        List<String> wrong = events.stream()
                .filter(event -> !judge.judge(event).equals(claim(event)))
                .map(event -> claim(event) + " but " + judge.judge(event))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana"})
    void everyHistoryBeginsOnItsFirstDayAndEndsOnItsLast(String zone) {
        List<GeneratedEvent> events = history(scenario(2, ZoneId.of(zone)));

        assertThat(events.stream().map(event -> event.visit().epochDay()))
                .containsExactly((int) TODAY.minusDays(9).toEpochDay(), (int) TODAY.toEpochDay());
    }

    @Test
    void countableEventsStayInTheDaysOfTheHistory() {
        Scenario scenario = scenario(50_000, ZoneId.of("Australia/Lord_Howe"));

        List<Integer> days = countable(scenario).stream()
                .map(event -> event.visit().epochDay())
                .distinct()
                .toList();

        assertThat(days)
                .hasSize(10)
                .allMatch(day -> day >= scenario.firstDay().toEpochDay()
                        && day <= scenario.lastDay().toEpochDay());
    }

    @Test
    void everyReasonThatAnEventAloneCanGiveOccurs() {
        List<GeneratedEvent> events = history(scenario(25_000, ZoneOffset.UTC));

        List<GeneratedEvent> rejected =
                events.stream().filter(event -> event.visit() == null).toList();

        assertThat(EnumSet.copyOf(
                        rejected.stream().map(GeneratedEvent::rejected).toList()))
                .isEqualTo(EnumSet.allOf(RejectReason.class));
        assertThat(rejected.size() / 25_000.0).isCloseTo(0.005, within(0.002));
    }

    @Test
    void ordinaryEventsAreAboutTwoHundredBytesLong() {
        List<GeneratedEvent> events = countable(scenario(5_000, ZoneOffset.UTC));

        assertThat(events).extracting(event -> event.value().length).allMatch(size -> size > 150 && size < 300);
    }

    @Test
    void oneEventInAHundredArrivesMinutesToDaysLate() {
        List<GeneratedEvent> events = countable(scenario(50_000, ZoneOffset.UTC));

        List<Long> latenesses = events.stream()
                .map(event -> event.recordMillis() - event.eventMillis())
                .filter(lateness -> lateness >= TimeUnit.MINUTES.toMillis(1))
                .toList();

        assertThat(latenesses.size() / 50_000.0).isCloseTo(0.01, within(0.003));
        assertThat(latenesses).allMatch(lateness -> lateness <= TimeUnit.DAYS.toMillis(3));
        assertThat(latenesses).anyMatch(lateness -> lateness > TimeUnit.DAYS.toMillis(1));
    }

    @Test
    void liveEventsAreWrittenNow() {
        Scenario scenario = scenario(10, ZoneOffset.UTC);
        EventGenerator generator = new EventGenerator(scenario);
        generator.forEachRemaining(event -> {});
        long now = scenario.endMillis() + 5_000;

        GeneratedEvent event = generator.next(now);

        assertThat(event.recordMillis()).isEqualTo(now);
        assertThat(event.visit().epochDay()).isEqualTo((int) TODAY.plusDays(1).toEpochDay());
        assertThat(generator.hasNext()).isFalse();
    }

    private static Scenario scenario(long events, ZoneId zone) {
        return Scenario.throughDay(events, 2_000, 10, TODAY, zone, 7);
    }

    private static List<GeneratedEvent> history(Scenario scenario) {
        List<GeneratedEvent> events = new ArrayList<>();
        new EventGenerator(scenario).forEachRemaining(events::add);
        return events;
    }

    private static List<GeneratedEvent> countable(Scenario scenario) {
        return history(scenario).stream().filter(event -> event.visit() != null).toList();
    }

    private static JsonJudge.Judgement claim(GeneratedEvent event) {
        Visit visit = event.visit();
        if (visit == null) {
            return JsonJudge.Judgement.reject(event.rejected());
        }
        return new JsonJudge.Judgement(
                Integer.toString(Population.identifier(visit.user())),
                event.eventMillis(),
                LocalDate.ofEpochDay(visit.epochDay()),
                visit.country() == null ? null : visit.country().name(),
                visit.platform().value(),
                null);
    }

    private static List<String> contents(Scenario scenario) {
        return history(scenario).stream().map(EventGeneratorTest::content).toList();
    }

    private static String content(GeneratedEvent event) {
        int value = Arrays.hashCode(event.value());
        String key = Arrays.toString(event.key());
        return key + " " + value + " " + event.recordMillis() + " " + claim(event);
    }
}

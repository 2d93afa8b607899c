package dev.rollcall.trials.traffic;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether generated traffic looks like traffic: four whole weeks of it. */
class TrafficTest {
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final int USERS = 20_000;
    private static final List<GeneratedEvent> EVENTS = fourWeeks();

    @Test
    void countriesHaveTheirShares() {
        Map<Country, Long> events = EVENTS.stream()
                .filter(event -> event.visit().country() != null)
                .collect(groupingBy(event -> event.visit().country(), counting()));

        assertThat(events).hasSize(12);
        events.forEach((country, count) ->
                assertThat((double) count / EVENTS.size()).as(country.name()).isCloseTo(country.share(), within(0.02)));
    }

    @Test
    void oneEventInAThousandNamesNoCountry() {
        long without =
                EVENTS.stream().filter(event -> event.visit().country() == null).count();

        assertThat((double) without / EVENTS.size()).isCloseTo(0.001, within(0.0005));
    }

    @Test
    void weekendsAreQuieter() {
        Map<DayOfWeek, Long> events = EVENTS.stream()
                .filter(event -> event.visit().country() == Country.DE)
                .collect(groupingBy(event -> local(event).getDayOfWeek(), counting()));

        double weekend = (events.get(DayOfWeek.SATURDAY) + events.get(DayOfWeek.SUNDAY)) / 2.0;
        double midweek = (events.get(DayOfWeek.TUESDAY) + events.get(DayOfWeek.WEDNESDAY)) / 2.0;
        assertThat(weekend / midweek).isCloseTo(Rhythm.WEEKEND, within(0.1));
    }

    @Test
    void peopleSleepByTheClockOfTheirCountry() {
        for (Country country : List.of(Country.US, Country.JP)) {
            Map<Integer, Long> events = EVENTS.stream()
                    .filter(event -> event.visit().country() == country)
                    .collect(groupingBy(event -> local(event).getHour(), counting()));

            assertThat(events.get(20)).as(country.name()).isGreaterThan(5 * events.get(4));
        }
    }

    @Test
    void aFewUsersAreHeavyAndManyAreLight() {
        List<Long> byUser =
                EVENTS.stream().collect(groupingBy(event -> event.visit().user(), counting())).values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList();

        long heavy =
                byUser.stream().limit(USERS / 100).mapToLong(Long::longValue).sum();
        assertThat((double) heavy / EVENTS.size()).isBetween(0.05, 0.4);
        assertThat(byUser.get(byUser.size() / 2)).isLessThan(EVENTS.size() / byUser.size());
    }

    @Test
    void someRegularsOfTheFirstWeekAreGoneInTheLast() {
        Set<Integer> present = byUser(0).keySet();

        double gone = part(regulars(3), user -> !present.contains(user));

        assertThat(gone).isBetween(0.1, 0.8);
    }

    @Test
    void manyRegularsOfTheLastWeekWereUnknownInTheFirst() {
        Set<Integer> known = byUser(3).keySet();

        double newcomers = part(regulars(0), user -> !known.contains(user));

        assertThat(newcomers).isBetween(0.2, 0.8);
    }

    /** Users who would come every week if they neither arrived nor left. */
    private static List<Integer> regulars(int weeksAgo) {
        return byUser(weeksAgo).entrySet().stream()
                .filter(entry -> entry.getValue() >= 30)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<Integer, Long> byUser(int weeksAgo) {
        return EVENTS.stream()
                .filter(event -> (SUNDAY.toEpochDay() - event.visit().epochDay()) / 7 == weeksAgo)
                .collect(groupingBy(event -> event.visit().user(), counting()));
    }

    private static double part(List<Integer> users, Predicate<Integer> condition) {
        return (double) users.stream().filter(condition).count() / users.size();
    }

    @Test
    void mostUsersStayOnOnePlatformAndSomeUseTwo() {
        Map<Integer, Set<Platform>> platforms = EVENTS.stream()
                .collect(groupingBy(
                        event -> event.visit().user(),
                        mapping(event -> event.visit().platform(), toSet())));

        long two = platforms.values().stream().filter(used -> used.size() == 2).count();
        assertThat((double) two / platforms.size()).isBetween(0.03, 0.15);
        assertThat(platforms.values()).noneMatch(used -> used.size() == 3);
    }

    @Test
    void usersRarelyTravel() {
        Map<Integer, Set<Country>> countries = EVENTS.stream()
                .filter(event -> event.visit().country() != null)
                .collect(groupingBy(
                        event -> event.visit().user(),
                        mapping(event -> event.visit().country(), toSet())));

        long travelled =
                countries.values().stream().filter(seen -> seen.size() > 1).count();
        assertThat((double) travelled / countries.size()).isBetween(0.005, 0.05);
    }

    @Test
    void differentUsersHaveDifferentIdentifiers() {
        List<Integer> identifiers =
                IntStream.range(0, 100_000).mapToObj(Population::identifier).toList();

        assertThat(identifiers)
                .doesNotHaveDuplicates()
                .allMatch(identifier -> Integer.toString(identifier).length() == 10);
    }

    @Test
    void evenAPopulationOfOneGivesTraffic() {
        Scenario alone = Scenario.throughDay(1_000, 1, 30, SUNDAY, ZoneOffset.UTC, 1);

        List<Integer> users = visits(alone).stream()
                .map(event -> event.visit().user())
                .distinct()
                .toList();

        assertThat(users).containsExactly(0);
    }

    private static LocalDateTime local(GeneratedEvent event) {
        return LocalDateTime.ofInstant(
                Instant.ofEpochMilli(event.eventMillis()),
                Objects.requireNonNull(event.visit().country()).zone());
    }

    private static List<GeneratedEvent> fourWeeks() {
        return visits(Scenario.throughDay(200_000, USERS, 28, SUNDAY, ZoneOffset.UTC, 42));
    }

    private static List<GeneratedEvent> visits(Scenario scenario) {
        List<GeneratedEvent> events = new ArrayList<>();
        new EventGenerator(scenario).forEachRemaining(event -> {
            if (event.visit() != null) {
                events.add(event);
            }
        });
        return events;
    }
}

package dev.rollcall.trials.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Counts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {
    private static final int DAY = (int) LocalDate.of(2026, 11, 1).toEpochDay();

    private final Truth truth = new Truth(7, 30, new CohortLimits(20, 4, 1));

    @Test
    void aUserWhoComesTwiceOnADayCountsOnce() {
        add(1, 0);
        add(1, 0);

        assertThat(truth.rows()).containsEntry("2026-11-01/all", new Counts(1, 1, 1, 1, 0, 0, 0, 1, 1));
        assertThat(truth.accounts()).isEqualTo(new AccountTotals(2, 1, 1, 0, Map.of()));
    }

    @Test
    void aUserCountsInTheWindowsThatReachBackToTheDay() {
        add(1, 0);
        add(2, 30);

        SortedMap<String, Counts> rows = truth.rows();

        assertThat(rows).containsEntry("2026-11-07/all", new Counts(0, 1, 1, 0, 0, 0, 0, 0, 1));
        assertThat(rows).containsEntry("2026-11-08/all", new Counts(0, 0, 1, 0, 0, 0, 0, 0, 1));
        assertThat(rows).containsEntry("2026-11-30/all", new Counts(0, 0, 1, 0, 0, 0, 0, 0, 1));
        assertThat(rows).containsEntry("2026-12-01/all", new Counts(1, 1, 1, 1, 0, 0, 0, 1, 1));
    }

    @Test
    void daysOfSilenceHaveRowsToo() {
        add(1, 0);
        add(1, 3);

        assertThat(truth.rows())
                .hasSize(4 * 3)
                .containsEntry("2026-11-02/country=DE", new Counts(0, 1, 1, 0, 0, 0, 1, 0, 1))
                .containsEntry("2026-11-04/country=DE", new Counts(1, 1, 1, 0, 0, 1, 0, 1, 1));
    }

    @Test
    void aUserIsNewOnTheEarliestDayWhateverTheOrder() {
        add(1, 5);
        add(1, 2);

        assertThat(truth.rows())
                .containsEntry("2026-11-03/all", new Counts(1, 1, 1, 1, 0, 0, 0, 1, 1))
                .containsEntry("2026-11-06/all", new Counts(1, 1, 1, 0, 0, 1, 0, 1, 1));
    }

    @Test
    void gapsSayHowManyDaysBeforeUsersWereThereLast() {
        add(1, 0);
        add(1, 3);
        add(2, 3);
        add(3, 1);
        add(3, 3);

        assertThat(truth.gaps())
                .hasSize(4 * 3)
                .containsEntry("2026-11-01/all", new DayGaps(1, new TreeMap<>()))
                .containsEntry("2026-11-03/all", new DayGaps(0, new TreeMap<>()))
                .containsEntry("2026-11-04/all", new DayGaps(1, new TreeMap<>(Map.of(3, 1L, 2, 1L))));
    }

    @Test
    void cohortsAreFollowedUpToTheLastDayOrTheirLimit() {
        // A Sunday, the day after it, and the end of the next month.
        add(1, 0);
        add(2, 0);
        add(1, 1);
        add(1, 60);
        add(2, 60);

        assertThat(truth.cohorts())
                .hasSize(3 * 3)
                .containsEntry("day/2026-11-01/all", counts("2 1" + " 0".repeat(19)))
                .containsEntry("week/2026-10-26/all", counts("2 1 0 0 0"))
                .containsEntry("month/2026-11-01/all", counts("2 2"));
    }

    private static List<Long> counts(String text) {
        return Stream.of(text.split(" ")).map(Long::valueOf).toList();
    }

    @Test
    void aRejectedEventCountsInTheAccountsOnly() {
        truth.add(GeneratedEvent.broken(null, 0, 0, RejectReason.MALFORMED));

        assertThat(truth.rows()).isEmpty();
        assertThat(truth.gaps()).isEmpty();
        assertThat(truth.cohorts()).isEmpty();
        assertThat(truth.accounts()).isEqualTo(new AccountTotals(1, 0, 0, 0, Map.of(RejectReason.MALFORMED, 1L)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsEqualARecountOverAllVisits(long seed) {
        Scenario scenario =
                Scenario.throughDay(2_000, 150, 40, LocalDate.of(2026, 3, 20), ZoneId.of("America/New_York"), seed);
        List<Visit> visits = new ArrayList<>();

        new EventGenerator(scenario).forEachRemaining(event -> {
            truth.add(event);
            if (event.visit() != null) {
                visits.add(event.visit());
            }
        });

        assertThat(truth.rows()).isEqualTo(recount(visits, scenario));
        assertThat(truth.accounts().first() + truth.accounts().repeat()).isEqualTo(visits.size());
        assertThat(truth.accounts().read())
                .isEqualTo(visits.size() + truth.accounts().rejectedTotal());
    }

    private void add(int user, int day) {
        Visit visit = new Visit(user, DAY + day, Country.DE, Platform.WEB);
        truth.add(GeneratedEvent.countable(null, new byte[0], 0, 0, visit));
    }

    private static SortedMap<String, Counts> recount(List<Visit> visits, Scenario scenario) {
        SortedMap<String, Counts> rows = new TreeMap<>();
        recount(rows, "all", visits, visit -> true, scenario);
        recount(rows, "country=", visits, visit -> visit.country() == null, scenario);
        for (Country country : Country.values()) {
            recount(rows, "country=" + country, visits, visit -> visit.country() == country, scenario);
        }
        for (Platform platform : Platform.values()) {
            recount(rows, "platform=" + platform.value(), visits, visit -> visit.platform() == platform, scenario);
        }
        return rows;
    }

    private static void recount(
            SortedMap<String, Counts> rows, String segment, List<Visit> all, Predicate<Visit> in, Scenario scenario) {
        List<Visit> visits = all.stream().filter(in).toList();
        if (visits.isEmpty()) {
            return;
        }
        scenario.firstDay().datesUntil(scenario.lastDay().plusDays(1)).forEach(date -> {
            int day = (int) date.toEpochDay();
            long dau = users(visits, day, 1);
            long newUsers = arrivals(visits, day);
            long returning = users(visits, day, 1) + users(visits, day - 1, 1) - users(visits, day, 2);
            rows.put(
                    date + "/" + segment,
                    new Counts(
                            dau,
                            users(visits, day, 7),
                            users(visits, day, 30),
                            newUsers,
                            returning,
                            dau - newUsers - returning,
                            users(visits, day - 1, 1) - returning,
                            users(visits, day, date.getDayOfWeek().getValue()),
                            users(visits, day, date.getDayOfMonth())));
        });
    }

    private static long users(List<Visit> visits, int day, int days) {
        return visits.stream()
                .filter(visit -> visit.epochDay() > day - days && visit.epochDay() <= day)
                .mapToInt(Visit::user)
                .distinct()
                .count();
    }

    private static long arrivals(List<Visit> visits, int day) {
        IntStream users = visits.stream().mapToInt(Visit::user).distinct();
        return users.filter(user -> visits.stream()
                                .filter(visit -> visit.user() == user)
                                .mapToInt(Visit::epochDay)
                                .min()
                                .orElseThrow()
                        == day)
                .count();
    }
}

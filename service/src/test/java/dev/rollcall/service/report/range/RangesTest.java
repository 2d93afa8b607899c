package dev.rollcall.service.report.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-12-05");
    private static final int DAYS = 420;

    private static Ranges ranges(History history, Random order) {
        List<DayGaps> days =
                new ArrayList<>(history.gaps("all").stream().map(DayGaps::of).toList());
        Collections.shuffle(days, order);
        return new Ranges(days);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyRangeHasAsManyUsersAsTheUnionOfItsDays(long seed) {
        Random random = new Random(seed);
        History history = History.random(seed, FIRST, DAYS, 150);
        Ranges ranges = ranges(history, random);

        for (int i = 0; i < 400; i++) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS + 20) - 10);
            LocalDate to = from.plusDays(random.nextInt(i % 2 == 0 ? DAYS : 40));

            assertThat(ranges.users(from, to))
                    .as("seed %d, %s to %s", seed, from, to)
                    .isEqualTo(history.active(from, to).size());
        }
        assertThat(ranges.users(LocalDate.MIN, LocalDate.MAX)).isEqualTo(150);
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void growthIsWhatSetsSay(Period period) {
        History history = History.random(4, FIRST, DAYS, 150);
        Ranges ranges = ranges(history, new Random(4));

        assertThat(CalendarPeriod.of(period, FIRST, FIRST.plusDays(DAYS)))
                .allSatisfy(each -> assertThat(ranges.growth(each)).isEqualTo(growth(history, each)));
    }

    private static Growth growth(History history, CalendarPeriod period) {
        Set<String> users = history.active(period.from(), period.to());
        CalendarPeriod previous = period.previous();
        Set<String> before = history.active(previous.from(), previous.to());
        Set<String> newUsers = history.newUsers(period.from(), period.to());
        Set<String> retained = new HashSet<>(users);
        retained.retainAll(before);
        Set<String> dormant = new HashSet<>(before);
        dormant.removeAll(users);
        Set<String> resurrected = new HashSet<>(users);
        resurrected.removeAll(before);
        resurrected.removeAll(newUsers);
        return new Growth(period, users.size(), newUsers.size(), retained.size(), resurrected.size(), dormant.size());
    }

    @Test
    void withNobodyDormantThereIsNoQuickRatio() {
        CalendarPeriod week = CalendarPeriod.parse("2026-W47");

        assertThat(new Growth(week, 9, 4, 3, 2, 0).quickRatio()).isEmpty();
        assertThat(new Growth(week, 9, 4, 3, 2, 4).quickRatio()).hasValue(1.5);
        assertThat(new Growth(week, 9, 4, 3, 2, 8).net()).isEqualTo(-2);
    }

    @Test
    void withoutRowsThereAreNoUsers() {
        Ranges none = new Ranges(List.of());

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.users(FIRST, FIRST)).isZero();
    }

    /** As the API does it: with rows of every gap there can be, and with the rows put in order each time. */
    @Test
    void aRangeOfAYearIsAnsweredWithinMilliseconds() {
        List<DayGaps> year = IntStream.range(0, 366)
                .mapToObj(day -> DayGaps.of(new GapsRow(FIRST.plusDays(day), ZoneOffset.UTC, "all", 1, gaps(day))))
                .toList();
        Random random = new Random(1);
        long[] nanos = new long[1000];
        for (int i = 0; i < nanos.length; i++) {
            LocalDate from = FIRST.plusDays(random.nextInt(366));
            long began = System.nanoTime();
            long users = new Ranges(year).users(from, FIRST.plusDays(366));
            nanos[i] = System.nanoTime() - began;
            assertThat(users).isPositive();
        }
        Arrays.sort(nanos);

        assertThat(Duration.ofNanos(nanos[990])).isLessThan(Duration.ofMillis(50));
        assertThat(year.stream().mapToInt(DayGaps::bytes).sum()).isLessThan(1_000_000);
    }

    private static NavigableMap<Integer, Long> gaps(int most) {
        NavigableMap<Integer, Long> gaps = new TreeMap<>();
        IntStream.rangeClosed(1, most).forEach(gap -> gaps.put(gap, 1L));
        return gaps;
    }
}

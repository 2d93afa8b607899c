package dev.rollcall.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void rollingCountsAreThoseOfABruteForceCount(int width) {
        Shape shape = new Shape(Pattern.RANDOM, 3_000, 400, 5, 3);
        Map<Long, Set<Integer>> users = new HashMap<>();
        for (long index = 0; index < shape.events(); index++) {
            for (int ahead = 0; ahead < width; ahead++) {
                long day = Shape.FIRST_DAY + shape.day(index) + ahead;
                users.computeIfAbsent(day, none -> new HashSet<>()).add(shape.user(index));
            }
        }
        Map<Long, Long> expected = new HashMap<>();
        for (long day = Shape.FIRST_DAY; day < Shape.FIRST_DAY + 5; day++) {
            expected.put(day, (long) users.get(day).size());
        }
        assertThat(Truth.of(shape).active(width)).isEqualTo(expected);
    }

    @Test
    void dailyUsersAreAllActiveOnEveryDay() {
        Shape shape = new Shape(Pattern.DAILY, 30 * 1_000, 1_000, 30, 1);
        assertThat(Truth.of(shape).active(1)).hasSize(30).allSatisfy((day, users) -> assertThat(users)
                .isEqualTo(1_000));
    }

    @Test
    void liveEventsGoOnAtTheEndOfTheLastDay() {
        Shape shape = new Shape(Pattern.NEW, 100, 100, 2, 1);
        Truth truth = Truth.of(shape);
        truth.add(shape, 100);
        truth.add(shape, 101);
        assertThat(truth.active(1)).containsEntry(Shape.FIRST_DAY, 50L).containsEntry(Shape.FIRST_DAY + 1, 52L);
    }
}

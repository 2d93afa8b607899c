package dev.rollcall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DaySetTest {
    @RepeatedTest(50)
    void saysTheSameAsAnOrdinarySortedSet(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int center = random.nextInt(40_000) - 20_000;
        int spread = 1 + random.nextInt(400);
        int first = center + random.nextInt(spread);
        DaySet days = new DaySet(first);
        TreeSet<Integer> expected = new TreeSet<>();
        expected.add(first);
        for (int step = 0; step < 100; step++) {
            int day = center + random.nextInt(spread);
            assertThat(days.contains(day)).isEqualTo(expected.contains(day));
            assertThat(days.previous(day)).isEqualTo(orNone(expected.lower(day)));
            assertThat(days.next(day)).isEqualTo(orNone(expected.higher(day)));
            assertThat(days.newest()).isEqualTo(expected.last());
            assertThat(days.firstDay()).isEqualTo(expected.first());
            days.add(day);
            expected.add(day);
        }
    }

    @Test
    void neighboursAreFoundAcrossGapsOfManyWords() {
        DaySet days = new DaySet(-1_000);
        days.add(1_000);

        assertThat(days.next(-1_000)).isEqualTo(1_000);
        assertThat(days.previous(1_000)).isEqualTo(-1_000);
        assertThat(days.previous(50_000)).isEqualTo(1_000);
        assertThat(days.next(-50_000)).isEqualTo(-1_000);
        assertThat(days.next(1_000)).isEqualTo(DaySet.NONE);
        assertThat(days.previous(-1_000)).isEqualTo(DaySet.NONE);
    }

    @Test
    void droppingWordsKeepsTheFirstDayAndEveryLaterDay() {
        DaySet days = new DaySet(10);
        days.add(200);
        days.add(260);

        days.dropBefore(200);

        assertThat(days.firstDay()).isEqualTo(10);
        assertThat(days.contains(10)).isFalse();
        assertThat(days.contains(200)).isTrue();
        assertThat(days.contains(260)).isTrue();
        assertThat(days.words()).hasSize(2);
    }

    @Test
    void aSetWhoseWordsWereAllDroppedTakesDaysAgain() {
        DaySet days = new DaySet(10);

        days.dropBefore(1_000);
        days.add(1_001);

        assertThat(days.newest()).isEqualTo(1_001);
        assertThat(days.firstDay()).isEqualTo(10);
    }

    private static int orNone(Integer day) {
        return day == null ? DaySet.NONE : day;
    }
}

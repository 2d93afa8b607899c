package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ActivityRowTest {
    private static final int ALL = SegmentNames.ALL;

    private final ActivityRow row = Rows.of("u");

    @RepeatedTest(50)
    void everySegmentSaysTheSameAsAnOrdinarySortedSet(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int center = random.nextInt(40_000) - 20_000;
        int spread = 1 + random.nextInt(400);
        Map<Integer, TreeSet<Integer>> expected = new HashMap<>();
        for (int step = 0; step < 300; step++) {
            int segment = expected.isEmpty() ? ALL : random.nextInt(4);
            int day = center + random.nextInt(spread);
            TreeSet<Integer> days = expected.get(segment);
            if (days != null) {
                DaySet set = row.daysIn(segment);
                assertThat(set.contains(day)).isEqualTo(days.contains(day));
                assertThat(set.previous(day)).isEqualTo(orNone(days.lower(day)));
                assertThat(set.next(day)).isEqualTo(orNone(days.higher(day)));
                assertThat(set.newest()).isEqualTo(days.last());
                assertThat(set.firstDay()).isEqualTo(days.first());
            } else {
                assertThat(row.daysIn(segment)).isNull();
            }
            row.add(segment, day);
            expected.computeIfAbsent(segment, unknown -> new TreeSet<>()).add(day);
            assertThat(row.newestDay()).isEqualTo(expected.get(ALL).last());
        }
        assertThat(row.user()).isEqualTo("u".getBytes(UTF_8));
    }

    @Test
    void neighboursAreFoundAcrossGapsOfManyWords() {
        row.add(ALL, -1_000_000);
        row.add(ALL, 1_000_000);

        DaySet days = row.daysIn(ALL);
        assertThat(days.next(-1_000_000)).isEqualTo(1_000_000);
        assertThat(days.previous(1_000_000)).isEqualTo(-1_000_000);
        assertThat(days.previous(5_000_000)).isEqualTo(1_000_000);
        assertThat(days.next(-5_000_000)).isEqualTo(-1_000_000);
        assertThat(days.next(1_000_000)).isEqualTo(DaySet.NONE);
        assertThat(days.previous(-1_000_000)).isEqualTo(DaySet.NONE);
    }

    @Test
    void droppingWordsKeepsTheFirstDayAndEveryLaterDay() {
        for (int day : new int[] {10, 200, 260}) {
            row.add(ALL, day);
            row.add(7, day);
        }

        row.dropBefore(200);

        for (int segment : new int[] {ALL, 7}) {
            DaySet days = row.daysIn(segment);
            assertThat(days.firstDay()).isEqualTo(10);
            assertThat(days.contains(10)).isFalse();
            assertThat(days.contains(200)).isTrue();
            assertThat(days.contains(260)).isTrue();
            assertThat(days.words()).isEqualTo(2);
        }
    }

    @Test
    void aSetWhoseWordsWereAllDroppedTakesDaysAgain() {
        row.add(ALL, 10);
        row.dropBefore(1_000);

        row.add(ALL, 1_001);

        assertThat(row.newestDay()).isEqualTo(1_001);
        assertThat(row.daysIn(ALL).firstDay()).isEqualTo(10);
    }

    @Test
    void usersOfAnyLengthComeBack() {
        for (int length = 0; length <= 256; length++) {
            String user = "abcdefghij".repeat(26).substring(0, length);

            ActivityRow other = Rows.of(user);

            assertThat(other.user()).isEqualTo(user.getBytes(UTF_8));
            assertThat(other.isOf(Rows.slice(user))).isTrue();
            assertThat(other.isOf(Rows.slice(user + "x"))).isFalse();
            assertThat(other.isOf(Rows.slice("y" + user.substring(length == 0 ? 0 : 1))))
                    .isFalse();
        }
    }

    private static int orNone(Integer day) {
        return day == null ? DaySet.NONE : day;
    }
}

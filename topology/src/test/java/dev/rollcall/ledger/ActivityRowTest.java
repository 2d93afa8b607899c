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
            Rows.add(row, segment, day);
            expected.computeIfAbsent(segment, unknown -> new TreeSet<>()).add(day);
            assertThat(Rows.newestDay(row)).isEqualTo(expected.get(ALL).last());
        }
        assertThat(row.user()).isEqualTo("u".getBytes(UTF_8));
    }

    @Test
    void neighboursAreFoundAcrossGapsOfManyWords() {
        Rows.add(row, ALL, -1_900);
        Rows.add(row, ALL, 1_900);

        DaySet days = row.daysIn(ALL);
        assertThat(days.next(-1_900)).isEqualTo(1_900);
        assertThat(days.previous(1_900)).isEqualTo(-1_900);
        assertThat(days.previous(5_000)).isEqualTo(1_900);
        assertThat(days.next(-5_000)).isEqualTo(-1_900);
        assertThat(days.next(1_900)).isEqualTo(DaySet.NONE);
        assertThat(days.previous(-1_900)).isEqualTo(DaySet.NONE);
    }

    /** However far apart days are, and in whatever order they come, no day is lost and none is invented. */
    @RepeatedTest(100)
    void daysGivenAwayAreStillThere(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SegmentNames names = new SegmentNames();
        OlderDays older = Rows.older(names);
        int spread = 1 << random.nextInt(16);
        Map<Integer, TreeSet<Integer>> expected = new HashMap<>();
        for (int step = 0; step < 300; step++) {
            int segment = expected.isEmpty() ? ALL : random.nextInt(3);
            int day = random.nextInt(spread) - spread / 2;
            TreeSet<Integer> days = expected.computeIfAbsent(segment, unknown -> new TreeSet<>());
            DaySet set = row.daysIn(segment);
            if (row.isOlder(set, day)) {
                int next = older.next(row.user(), segment, day, set.newestOlder());
                assertThat(older.contains(row.user(), segment, day)).isEqualTo(days.contains(day));
                assertThat(older.previous(row.user(), segment, day, set.firstDay()))
                        .isEqualTo(orNone(days.lower(day)));
                assertThat(next == DaySet.NONE ? set.next(day) : next).isEqualTo(orNone(days.higher(day)));
                row.addOlder(set, day, older);
            } else {
                assertThat(set != null && set.contains(day)).isEqualTo(days.contains(day));
                if (set != null) {
                    assertThat(set.previous(day)).isEqualTo(orNone(days.lower(day)));
                    assertThat(set.next(day)).isEqualTo(orNone(days.higher(day)));
                }
                row.add(segment, day, older);
            }
            days.add(day);
            assertThat(row.daysIn(segment).firstDay()).isEqualTo(days.first());
            assertThat(row.daysIn(segment).newest()).isEqualTo(days.last());
            if (random.nextInt(10) == 0) {
                row.moveOlder(older);
            }
        }
    }

    @Test
    void aRowStaysSmallHoweverManyDaysThereAre() {
        OlderDays older = Rows.older(new SegmentNames());
        for (int day = 0; day < 5_000; day++) {
            row.add(ALL, day, older);
            row.moveOlder(older);
        }

        assertThat(row.daysIn(ALL).words()).isLessThanOrEqualTo(4);
        assertThat(row.daysIn(ALL).firstDay()).isZero();
        assertThat(older.contains(row.user(), ALL, 17)).isTrue();
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

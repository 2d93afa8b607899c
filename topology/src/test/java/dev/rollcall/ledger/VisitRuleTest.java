package dev.rollcall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.AccountsChanges;
import dev.rollcall.changes.Changes;
import dev.rollcall.changes.ChangesReader;
import dev.rollcall.changes.CohortLimits;
import dev.rollcall.changes.Histogram;
import dev.rollcall.testing.BruteForce;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The rule against a brute-force count: sets of days per user. */
class VisitRuleTest {
    private static final int USERS = 12;
    private static final CohortLimits LIMITS = new CohortLimits(90, 26, 24);

    @RepeatedTest(100)
    void countsWhatABruteForceCountCounts(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int spread = 1 + random.nextInt(random.nextBoolean() ? 200 : 6_000);
        int center = random.nextInt(40_000) - 20_000;
        CohortLimits limits = new CohortLimits(random.nextInt(120), random.nextInt(60), random.nextInt(40));
        OlderDays older = Rows.older(new SegmentNames());
        Changes changes = new Changes();
        VisitRule rule = new VisitRule(changes, older, limits);

        List<ActivityRow> rows = rows();
        BruteForce expected = new BruteForce();
        Published published = new Published();

        for (int visit = 0; visit < 300; visit++) {
            int user = random.nextInt(USERS);
            int day = center + random.nextInt(spread);
            boolean first = rule.count(rows.get(user), SegmentNames.ALL, day);
            assertThat(first).isEqualTo(expected.visit("user-" + user, day));
            rows.get(user).moveOlder(older);
            if (random.nextInt(20) == 0) {
                published.add(changes);
            }
        }
        published.add(changes);

        assertThat(published.bars()).isEqualTo(expected.bars(limits));
    }

    /** A visit between two others changes three bars, whatever the windows are. */
    @Test
    void aVisitChangesAtMostThreeGaps() {
        Changes changes = new Changes();
        VisitRule rule = new VisitRule(changes, Rows.older(new SegmentNames()), new CohortLimits(0, 0, 0));
        ActivityRow row = rows().get(0);
        rule.count(row, SegmentNames.ALL, 100);
        rule.count(row, SegmentNames.ALL, 120);
        changes.take(number -> "all");

        rule.count(row, SegmentNames.ALL, 105);

        Published published = new Published();
        published.add(changes);
        assertThat(published.bars())
                .containsExactlyInAnyOrderEntriesOf(Map.of("GAPS 105 5", 1L, "GAPS 120 20", -1L, "GAPS 120 15", 1L));
    }

    @Test
    void aUserComesBackOnTheSameDayAndCountsOnce() {
        VisitRule rule = new VisitRule(new Changes(), Rows.older(new SegmentNames()), LIMITS);
        ActivityRow row = rows().get(0);

        boolean first = rule.count(row, SegmentNames.ALL, 100);
        boolean second = rule.count(row, SegmentNames.ALL, 100);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    /** Such as the time of events whose producer wrote seconds for milliseconds, until that was fixed. */
    @Test
    void aUserWhoWasThereDecadesAgoTakesNoRoomForTheTimeBetween() {
        VisitRule rule = new VisitRule(new Changes(), Rows.older(new SegmentNames()), LIMITS);
        ActivityRow row = rows().get(0);

        for (int day : new int[] {20, 20_000, 20_001}) {
            rule.count(row, SegmentNames.ALL, day);
            rule.count(row, 7, day);
        }

        for (int segment : new int[] {SegmentNames.ALL, 7}) {
            assertThat(row.daysIn(segment).words()).isEqualTo(1);
            assertThat(row.daysIn(segment).firstDay()).isEqualTo(20);
            assertThat(row.daysIn(segment).contains(20_000)).isTrue();
        }
    }

    private static List<ActivityRow> rows() {
        return IntStream.range(0, USERS)
                .mapToObj(user -> Rows.of("user-" + user))
                .toList();
    }

    /** The bars that the changes add up to. */
    private static final class Published implements ChangesReader.Visitor {
        private final Map<String, Long> bars = new TreeMap<>();

        void add(Changes changes) {
            changes.take(number -> "all").forEach(record -> ChangesReader.read(record, this));
        }

        Map<String, Long> bars() {
            bars.values().removeIf(users -> users == 0);
            return bars;
        }

        @Override
        public void accounts(AccountsChanges change) {
            throw new AssertionError("no accounts in this test");
        }

        @Override
        public void bar(String segment, Histogram histogram, int period, int bar, long difference) {
            bars.merge(histogram + " " + period + " " + bar, difference, Long::sum);
        }
    }
}

package dev.rollcall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.AccountsChanges;
import dev.rollcall.changes.Changes;
import dev.rollcall.changes.ChangesReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The rule against a brute-force count: sets of users per day, and unions of those sets. */
class VisitRuleTest {
    private static final int USERS = 12;

    @RepeatedTest(60)
    void countsWhatABruteForceCountCounts(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int wauDays = 2 + random.nextInt(63);
        int mauDays = 2 + random.nextInt(63);
        int spread = 1 + random.nextInt(random.nextBoolean() ? 200 : 6_000);
        int center = random.nextInt(40_000) - 20_000;
        OlderDays older = Rows.older(new SegmentNames());
        Changes changes = new Changes(wauDays, mauDays);
        VisitRule rule = new VisitRule(changes, older);

        List<ActivityRow> rows = rows();
        BruteForce expected = new BruteForce(wauDays, mauDays);
        Published published = new Published();

        for (int visit = 0; visit < 300; visit++) {
            int user = random.nextInt(USERS);
            int day = center + random.nextInt(spread);
            boolean first = rule.count(rows.get(user), SegmentNames.ALL, day);
            assertThat(first).isEqualTo(expected.visit(user, day));
            rows.get(user).moveOlder(older);
            if (random.nextInt(20) == 0) {
                published.add(changes);
            }
        }
        published.add(changes);

        assertThat(published.counts()).isEqualTo(expected.counts());
    }

    @Test
    void aUserComesBackOnTheSameDayAndCountsOnce() {
        Changes changes = new Changes(7, 30);
        VisitRule rule = new VisitRule(changes, Rows.older(new SegmentNames()));
        ActivityRow row = rows().get(0);

        boolean first = rule.count(row, SegmentNames.ALL, 100);
        boolean second = rule.count(row, SegmentNames.ALL, 100);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    /** Such as the time of events whose producer wrote seconds for milliseconds, until that was fixed. */
    @Test
    void aUserWhoWasThereDecadesAgoTakesNoRoomForTheTimeBetween() {
        Changes changes = new Changes(7, 30);
        VisitRule rule = new VisitRule(changes, Rows.older(new SegmentNames()));
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

    /** The counts that the changes add up to: day to dau, wau, mau, new. */
    private static final class Published implements ChangesReader.Visitor {
        private final Map<Integer, long[]> counts = new TreeMap<>();

        void add(Changes changes) {
            changes.take(number -> "all").forEach(record -> ChangesReader.read(record, this));
        }

        Map<Integer, List<Long>> counts() {
            Map<Integer, List<Long>> listed = new TreeMap<>();
            counts.forEach((day, count) -> listed.put(day, List.of(count[0], count[1], count[2], count[3])));
            listed.values().removeIf(count -> count.stream().allMatch(value -> value == 0));
            return listed;
        }

        @Override
        public void accounts(AccountsChanges change) {
            throw new AssertionError("no accounts in this test");
        }

        @Override
        public void counts(String segment, int epochDay, long dau, long wau, long mau, long newUsers) {
            long[] sum = counts.computeIfAbsent(epochDay, day -> new long[4]);
            sum[0] += dau;
            sum[1] += wau;
            sum[2] += mau;
            sum[3] += newUsers;
        }
    }
}

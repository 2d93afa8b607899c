package dev.rollcall.service.audit.recount;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.report.Period;
import dev.rollcall.service.report.Count;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecountTest {
    private static final int FIRST_DAY = 20_000;
    private static final int DAYS = 90;
    private static final boolean SURE = false;
    private static final boolean OPEN = true;

    private static final CohortLimits LIMITS = new CohortLimits(20, 5, 1);

    private final List<Visit> visits = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void bucketsComeToTheSameAsSetsOfUsersPerDay() {
        Random random = random(System.nanoTime());
        for (int round = 0; round < 3; round++) {
            Windows windows = new Windows(2 + random.nextInt(63), 2 + random.nextInt(63));
            visits.clear();
            randomVisits(random, 1 + random.nextInt(3_000), SURE);

            Recounted recounted = recount(windows, 1 + random.nextInt(500));

            BruteForce expected = bruteForce(windows, visits);
            for (int segment : expected.segments()) {
                for (int day = FIRST_DAY - 1; day < FIRST_DAY + DAYS + 70; day++) {
                    for (Count count : Count.values()) {
                        assertThat(recounted.bounds(segment, day, count))
                                .as("%s of segment %d on day %d", count, segment, day)
                                .isEqualTo(Bounds.exactly(expected.count(segment, day, count)));
                    }
                }
                barsWithin(recounted, expected, segment, true);
            }
        }
    }

    @Test
    void whateverPartOfTheOpenVisitsIsCountedLiesWithinTheBounds() {
        Random random = random(System.nanoTime());
        Windows windows = new Windows(7, 30);
        for (int round = 0; round < 6; round++) {
            visits.clear();
            randomVisits(random, 300, SURE);
            randomVisits(random, 150, OPEN);

            Recounted recounted = recount(windows, 100);

            List<Visit> counted = visits.stream()
                    .filter(visit -> visit.kind() == Visit.Kind.COUNTED || random.nextBoolean())
                    .toList();
            BruteForce some = bruteForce(windows, counted);
            for (int segment : some.segments()) {
                for (int day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
                    for (Count count : Count.values()) {
                        long number = some.count(segment, day, count);
                        assertThat(recounted.bounds(segment, day, count))
                                .as("%s of segment %d on day %d", count, segment, day)
                                .matches(bounds -> bounds.contain(number), "contain " + number);
                    }
                }
                barsWithin(recounted, some, segment, false);
            }
        }
    }

    @Test
    void whatOpenVisitsCannotChangeStaysExact() {
        visit("ann", FIRST_DAY, SURE);
        visit("ann", FIRST_DAY + 40, SURE);
        visit("ann", FIRST_DAY, OPEN);
        visit("bob", FIRST_DAY + 20, OPEN);

        Recounted recounted = recount(new Windows(7, 10), 100);

        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY, Count.NEW)).isEqualTo(Bounds.exactly(1));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 19, Count.MAU)).isEqualTo(Bounds.exactly(0));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 20, Count.DAU)).isEqualTo(new Bounds(0, 1));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 29, Count.MAU)).isEqualTo(new Bounds(0, 1));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 30, Count.MAU)).isEqualTo(Bounds.exactly(0));
        assertThat(recounted.firstVisits()).isEqualTo(new Bounds(2, 3));
    }

    @Test
    void anOpenVisitMakesWhatItWouldChangeOpenAndNothingElse() {
        visit("ann", FIRST_DAY, SURE);
        visit("ann", FIRST_DAY + 1, OPEN);
        visit("ann", FIRST_DAY + 2, SURE);

        Recounted recounted = recount(new Windows(7, 30), 100);

        assertThat(counts(recounted, FIRST_DAY + 1, Count.NEW, Count.RETURNING, Count.RESURRECTED, Count.DORMANT))
                .isEqualTo("[0, 0 to 1, 0, 0 to 1]");
        assertThat(counts(recounted, FIRST_DAY + 2, Count.NEW, Count.RETURNING, Count.RESURRECTED, Count.DORMANT))
                .isEqualTo("[0, 0 to 1, 0 to 1, 0]");
        assertThat(counts(recounted, FIRST_DAY + 3, Count.NEW, Count.RETURNING, Count.RESURRECTED, Count.DORMANT))
                .isEqualTo("[0, 0, 0, 1]");
    }

    @Test
    void openVisitsMakeTheGapsOpenThatTheyWouldCutAndNoOthers() {
        visit("ann", FIRST_DAY, SURE);
        visit("ann", FIRST_DAY + 3, OPEN);
        visit("ann", FIRST_DAY + 9, SURE);

        RecountedBars bars = recount(new Windows(7, 30), 100).bars();

        assertThat(bars.bars(Segments.ALL, Breakdown.GAPS, FIRST_DAY + 9)).containsExactly(6, 9);
        assertThat(bars.bounds(Segments.ALL, Breakdown.GAPS, FIRST_DAY + 9, 9)).isEqualTo(new Bounds(0, 1));
        assertThat(bars.bounds(Segments.ALL, Breakdown.GAPS, FIRST_DAY + 9, 6)).isEqualTo(new Bounds(0, 1));
        assertThat(bars.isExact(Segments.ALL, Breakdown.GAPS, FIRST_DAY)).isTrue();
        assertThat(bars.bounds(Segments.ALL, Breakdown.DAY_COHORTS, FIRST_DAY + 9, 9))
                .isEqualTo(Bounds.exactly(1));
        assertThat(bars.bounds(Segments.ALL, Breakdown.DAY_COHORTS, FIRST_DAY + 3, 3))
                .isEqualTo(new Bounds(0, 1));
    }

    @Test
    void aUserOfWhomAllIsOpenMayBeInAnyBar() {
        for (int day = 0; day < 60; day++) {
            visit("ann", FIRST_DAY + day, OPEN);
        }

        RecountedBars bars = recount(new Windows(7, 30), 100).bars();

        assertThat(bars.bounds(Segments.ALL, Breakdown.GAPS, FIRST_DAY + 50, 45))
                .isEqualTo(new Bounds(0, 1));
        assertThat(bars.bounds(Segments.ALL, Breakdown.DAY_COHORTS, FIRST_DAY + 50, 20))
                .isEqualTo(new Bounds(0, 1));
        assertThat(bars.bars(Segments.ALL, Breakdown.GAPS, FIRST_DAY + 50)).hasSizeLessThan(20);
    }

    private static String counts(Recounted recounted, int day, Count... counts) {
        return Stream.of(counts)
                .map(count -> recounted.bounds(Segments.ALL, day, count))
                .toList()
                .toString();
    }

    @Test
    void oneUserWithMoreVisitsThanABucketMayHoldIsCounted() {
        for (int i = 0; i < 5_000; i++) {
            visit("ann", FIRST_DAY + i % 3, SURE);
        }

        Recounted recounted = recount(new Windows(7, 30), 10);

        assertThat(recounted.firstVisits()).isEqualTo(Bounds.exactly(3));
        assertThat(directory).isEmptyDirectory();
    }

    /** Gaps, cohorts and ranges are those of sets of users. */
    private static void barsWithin(Recounted recounted, BruteForce expected, int segment, boolean exactly) {
        RecountedBars bars = recounted.bars();
        for (int day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
            for (int gap = 0; gap < DAYS; gap += 1 + gap / 10) {
                within(bars.bounds(segment, Breakdown.GAPS, day, gap), expected.gap(segment, day, gap), exactly);
            }
        }
        for (Period period : Period.values()) {
            Breakdown breakdown = Breakdown.ofCohorts(period);
            for (int cohort = breakdown.number(FIRST_DAY); cohort <= breakdown.number(FIRST_DAY + DAYS); cohort++) {
                Set<String> users = active(expected, segment, breakdown, cohort);
                users.removeAll(expected.active(
                        segment, LocalDate.EPOCH, breakdown.firstDay(cohort).minusDays(1)));
                for (int after = 0; after <= bars.limit(period); after++) {
                    Set<String> active = active(expected, segment, breakdown, cohort + after);
                    active.retainAll(users);
                    within(bars.bounds(segment, breakdown, cohort + after, after), active.size(), exactly);
                }
            }
        }
        recounted.ranges().forEach((range, users) -> {
            LocalDate from = LocalDate.ofEpochDay(range.from());
            LocalDate to = LocalDate.ofEpochDay(range.to());
            within(users, expected.active(range.segment(), from, to).size(), exactly);
        });
    }

    private static Set<String> active(BruteForce users, int segment, Breakdown breakdown, int period) {
        return users.active(
                segment,
                breakdown.firstDay(period),
                breakdown.firstDay(period + 1).minusDays(1));
    }

    private static void within(Bounds bounds, long number, boolean exactly) {
        if (exactly) {
            assertThat(bounds).isEqualTo(Bounds.exactly(number));
        } else {
            assertThat(bounds).matches(any -> any.contain(number), "contain " + number);
        }
    }

    private static Random random(long seed) {
        System.err.println("recount: random visits of seed " + seed);
        return new Random(seed);
    }

    private void randomVisits(Random random, int count, boolean open) {
        int users = 1 + random.nextInt(400);
        for (int i = 0; i < count; i++) {
            int[] segments = {1 + random.nextInt(3), 4 + random.nextInt(2)};
            int day = FIRST_DAY + random.nextInt(DAYS);
            visit("user " + random.nextInt(users), day, open, segments);
        }
    }

    private void visit(String user, int epochDay, boolean open, int... segments) {
        visits.add(new Visit(user.getBytes(UTF_8), epochDay, segments, open ? Visit.Kind.OPEN : Visit.Kind.COUNTED));
    }

    private Recounted recount(Windows windows, int mostVisits) {
        try (Spool spool = new Spool(directory)) {
            visits.forEach(spool::add);
            RangeUsers ranges = new RangeUsers();
            ranges.addRandom(visits.size(), 40, spool.visited(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            Recounted recounted = new Recounted(windows, LIMITS, ranges);
            Recount.count(recounted, FirstVisitFaults.NONE, spool, done -> {}, mostVisits);
            return recounted;
        }
    }

    private static BruteForce bruteForce(Windows windows, List<Visit> visits) {
        BruteForce force = new BruteForce(windows.wauDays(), windows.mauDays());
        visits.forEach(visit -> force.add(new String(visit.user(), UTF_8), visit.epochDay(), visit.segments()));
        return force;
    }
}

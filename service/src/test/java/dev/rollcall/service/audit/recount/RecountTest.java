package dev.rollcall.service.audit.recount;
import dev.rollcall.service.report.Count;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.audit.recount.Visit.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecountTest {
    private static final int FIRST_DAY = 20_000;
    private static final int DAYS = 90;
    private static final int HISTORY = 100;

    private final List<Visit> visits = new ArrayList<>();
    private final Map<Long, Integer> forgottenNewest = new HashMap<>();

    @TempDir
    private Path directory;

    @Test
    void bucketsComeToTheSameAsSetsOfUsersPerDay() {
        Random random = random(System.nanoTime());
        for (int round = 0; round < 10; round++) {
            RecountRules rules = new RecountRules(2 + random.nextInt(63), 2 + random.nextInt(63), HISTORY, false);
            visits.clear();
            randomVisits(random, 1 + random.nextInt(3_000), Standing.SURE);

            Recounted recounted = recount(rules, 1 + random.nextInt(500));

            BruteForce expected = bruteForce(rules, visits);
            for (int segment : expected.segments()) {
                for (int day = FIRST_DAY - 1; day < FIRST_DAY + DAYS + 70; day++) {
                    for (Count count : Count.values()) {
                        assertThat(recounted.bounds(segment, day, count))
                                .as("%s of segment %d on day %d", count, segment, day)
                                .isEqualTo(Bounds.exactly(expected.count(segment, day, count)));
                    }
                }
            }
        }
    }

    @Test
    void whateverPartOfTheOpenVisitsIsCountedLiesWithinTheBounds() {
        Random random = random(System.nanoTime());
        RecountRules rules = new RecountRules(7, 30, HISTORY, false);
        for (int round = 0; round < 20; round++) {
            visits.clear();
            randomVisits(random, 300, Standing.SURE);
            randomVisits(random, 30, Standing.OPEN);

            Recounted recounted = recount(rules, 100);

            List<Visit> counted = visits.stream()
                    .filter(visit -> visit.standing() == Standing.SURE || random.nextBoolean())
                    .toList();
            BruteForce some = bruteForce(rules, counted);
            for (int segment : some.segments()) {
                for (int day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
                    for (Count count : Count.values()) {
                        long number = some.count(segment, day, count);
                        assertThat(recounted.bounds(segment, day, count))
                                .as("%s of segment %d on day %d", count, segment, day)
                                .matches(bounds -> bounds.contain(number), "contain " + number);
                    }
                }
            }
        }
    }

    @Test
    void whatOpenVisitsCannotChangeStaysExact() {
        visit("ann", FIRST_DAY, Standing.SURE);
        visit("ann", FIRST_DAY + 40, Standing.SURE);
        visit("ann", FIRST_DAY, Standing.OPEN);
        visit("bob", FIRST_DAY + 20, Standing.OPEN);

        Recounted recounted = recount(new RecountRules(7, 10, HISTORY, false), 100);

        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY, Count.NEW)).isEqualTo(Bounds.exactly(1));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 19, Count.MAU)).isEqualTo(Bounds.exactly(0));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 20, Count.DAU)).isEqualTo(new Bounds(0, 1));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 29, Count.MAU)).isEqualTo(new Bounds(0, 1));
        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY + 30, Count.MAU)).isEqualTo(Bounds.exactly(0));
        assertThat(recounted.firstVisits()).isEqualTo(new Bounds(2, 3));
    }

    @Test
    void aForgottenVisitIsNotCountedAndIsHeldAgainstTheNewestDayOfItsUser() {
        visit("ann", FIRST_DAY, Standing.FORGOTTEN);
        visit("ann", FIRST_DAY + 200, Standing.SURE);
        visit("ann", FIRST_DAY + 150, Standing.SURE);
        visit("bob", FIRST_DAY + 1, Standing.FORGOTTEN);

        Recounted recounted = recount(new RecountRules(7, 30, HISTORY, false), 1);

        assertThat(recounted.firstVisits()).isEqualTo(Bounds.exactly(2));
        assertThat(forgottenNewest).containsEntry(0L, FIRST_DAY + 200).containsEntry(3L, null);
    }

    @Test
    void aVisitThatMayBeForgottenIsNotSureOnceThatIsNotKnownAnyMore() {
        visit("ann", FIRST_DAY, Standing.SURE);
        visit("ann", FIRST_DAY + HISTORY, Standing.SURE);
        visit("bob", FIRST_DAY, Standing.SURE);
        visit("bob", FIRST_DAY + HISTORY + 1, Standing.SURE);

        Recounted recounted = recount(new RecountRules(7, 30, HISTORY, true), 100);

        assertThat(recounted.bounds(Segments.ALL, FIRST_DAY, Count.DAU)).isEqualTo(new Bounds(1, 2));
    }

    @Test
    void oneUserWithMoreVisitsThanABucketMayHoldIsCounted() {
        for (int i = 0; i < 5_000; i++) {
            visit("ann", FIRST_DAY + i % 3, Standing.SURE);
        }

        Recounted recounted = recount(new RecountRules(7, 30, HISTORY, false), 10);

        assertThat(recounted.firstVisits()).isEqualTo(Bounds.exactly(3));
        assertThat(directory).isEmptyDirectory();
    }

    private static Random random(long seed) {
        System.err.println("recount: random visits of seed " + seed);
        return new Random(seed);
    }

    private void randomVisits(Random random, int count, Standing standing) {
        int users = 1 + random.nextInt(400);
        for (int i = 0; i < count; i++) {
            int[] segments = {1 + random.nextInt(3), 4 + random.nextInt(2)};
            int day = FIRST_DAY + random.nextInt(DAYS);
            visit("user " + random.nextInt(users), day, standing, segments);
        }
    }

    private void visit(String user, int epochDay, Standing standing, int... segments) {
        visits.add(new Visit(user.getBytes(UTF_8), epochDay, segments, standing, 0, visits.size()));
    }

    private Recounted recount(RecountRules rules, int mostVisits) {
        try (Spool spool = new Spool(directory)) {
            visits.forEach(spool::add);
            Recount recount = new Recount(
                    rules, (visit, newestDay) -> forgottenNewest.put(visit.offset(), newestDay), mostVisits);
            return recount.count(spool, done -> {});
        }
    }

    private static BruteForce bruteForce(RecountRules rules, List<Visit> visits) {
        BruteForce force = new BruteForce(rules.wauDays(), rules.mauDays());
        visits.forEach(visit -> force.add(new String(visit.user(), UTF_8), visit.epochDay(), visit.segments()));
        return force;
    }
}

package dev.rollcall.repeats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.Prefetch;
import dev.rollcall.testing.TestHash;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {
    private static final int DAY = 20_000;

    private final RepeatFilter seen = new RepeatFilter(2, List.of("country", "os"), 1 << 20);

    @RepeatedTest(20)
    void onlyWhatWasAddedIsKnown(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        RepeatTable table = new RepeatTable(1 << 23);
        Set<Visit> added = new HashSet<>();
        for (int step = 0; step < 20_000; step++) {
            Visit visit = Visit.random(random);
            seen.expect(new int[] {0}, new VisitKey[] {visit.key()}, 1, new Prefetch());
            table.expect(new VisitKey[] {visit.key()}, 1);
            boolean known = table.has(visit.key(), visit.day);

            assertThat(!known || added.contains(visit)).as("%s", visit).isTrue();

            if (random.nextBoolean()) {
                table.add(visit.key(), visit.day);
                added.add(visit);
                assertThat(table.has(visit.key(), visit.day)).as("%s", visit).isTrue();
            }
        }
    }

    @Test
    void usersWithTheSameHashAreToldApart() {
        RepeatTable table = new RepeatTable(1 << 20);
        long hash = 4711;

        table.add(new VisitKey().begin(Visit.slice("ann"), hash), DAY);

        assertThat(table.has(new VisitKey().begin(Visit.slice("ann"), hash), DAY))
                .isTrue();
        assertThat(table.has(new VisitKey().begin(Visit.slice("bob"), hash), DAY))
                .isFalse();
    }

    @Test
    void daysThatAreCloseAreKnownTogether() {
        RepeatTable table = new RepeatTable(1 << 20);
        Visit first = new Visit("ann", "DE", "ios", 32);

        for (int day = 32; day < 64; day += 2) {
            table.add(first.key(), day);
        }

        for (int day = 32; day < 64; day++) {
            assertThat(table.has(first.key(), day)).isEqualTo(day % 2 == 0);
        }
    }

    @Test
    void memoryIsBoundedAndTheVisitsReadLastAreKnown() {
        RepeatTable table = new RepeatTable(1 << 19);
        VisitKey[] longOne = {new Visit("x".repeat(256), "", "", DAY).key()};
        for (int user = 0; user < 100_000; user++) {
            table.expect(longOne, 1);
            table.touchSlot(longOne[0]);
            table.touchEntry(longOne[0]);
            table.add(new Visit("user-" + user, "DE", "ios", DAY).key(), DAY);
        }

        assertThat(table.has(new Visit("user-0", "DE", "ios", DAY).key(), DAY)).isFalse();
        for (int user = 95_000; user < 100_000; user++) {
            assertThat(table.has(new Visit("user-" + user, "DE", "ios", DAY).key(), DAY))
                    .isTrue();
        }
    }

    /** Of short users there are many in little memory, and each needs a slot that leads to it. */
    @Test
    void whatLeadsToVisitsIsBoundedToo() {
        int maxBytes = 7 * (1 << 17);
        RepeatGeneration generation = new RepeatGeneration(maxBytes);
        int users = 0;
        while (generation.add(user("u" + users), DAY)) {
            users++;
        }

        assertThat(generation.slotBytes()).isLessThanOrEqualTo(maxBytes);
        assertThat(users).isGreaterThan(30_000);
    }

    @Test
    void aVisitThatIsTooLargeToRememberIsNotKnown() {
        RepeatTable table = new RepeatTable(1 << 20);
        Visit large = new Visit("ann", "x".repeat(100_000), "ios", DAY);

        table.add(large.key(), DAY);

        assertThat(table.has(large.key(), DAY)).isFalse();
    }

    @Test
    void anotherThreadSeesCompleteVisitsOnly() {
        RepeatTable table = new RepeatTable(1 << 22);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> {
            Random random = new Random(1);
            int known = 0;
            while (!done.get()) {
                int user = random.nextInt(200_000);
                boolean has = table.has(new Visit("user-" + user, "DE", "ios", DAY).key(), DAY + user % 2);
                assertThat(has && user % 2 == 1).as("user-%d", user).isFalse();
                known += has ? 1 : 0;
            }
            return known;
        });

        for (int round = 0; round < 5; round++) {
            for (int user = 0; user < 200_000; user++) {
                table.add(new Visit("user-" + user, "DE", "ios", DAY).key(), DAY);
            }
        }
        done.set(true);

        assertThat(asked.join()).isPositive();
    }

    @Test
    void aVisitIsARepeatOnceTheLedgerOfItsPartitionHasReadIt() {
        Visit visit = new Visit("ann", "DE", "ios", DAY);

        seen.open(1).add(visit.key(), DAY);

        assertThat(seen.isRepeat(1, visit.key(), DAY)).isTrue();
        assertThat(seen.isRepeat(0, visit.key(), DAY)).isFalse();
        assertThat(seen.isRepeat(1, visit.key(), DAY + 1)).isFalse();
    }

    @Test
    void nothingIsKnownWhenTheTaskHasGone() {
        Visit visit = new Visit("ann", "DE", "ios", DAY);
        RepeatTable table = seen.open(0);
        table.add(visit.key(), DAY);

        seen.close(0, table);

        assertThat(seen.isRepeat(0, visit.key(), DAY)).isFalse();
    }

    @Test
    void aTaskThatGoesLateDoesNotTakeTheTableOfItsSuccessor() {
        Visit visit = new Visit("ann", "DE", "ios", DAY);
        RepeatTable former = seen.open(0);
        seen.open(0).add(visit.key(), DAY);

        seen.close(0, former);

        assertThat(seen.isRepeat(0, visit.key(), DAY)).isTrue();
    }

    @Test
    void visitsWithValuesOfOtherDimensionsAreNotHeld() {
        assertThat(seen.canHold(List.of("country", "os"))).isTrue();
        assertThat(seen.canHold(List.of("country"))).isFalse();
        assertThat(seen.canHold(List.of("os", "country"))).isFalse();
    }

    @Test
    void aVisitThatIsTooLargeIsNotRememberedAndForgetsNothing() {
        RepeatTable table = new RepeatTable(1 << 20);
        VisitKey small = user("ann");
        table.add(small, DAY);
        VisitKey large = user("u".repeat(200));
        for (int dimension = 0; dimension < 4; dimension++) {
            large.dimension(Visit.slice("v".repeat(250)));
        }

        for (int times = 0; times < 3; times++) {
            table.add(large, DAY);
        }

        assertThat(table.has(large, DAY)).isFalse();
        assertThat(table.has(small, DAY)).isTrue();
    }

    private static VisitKey user(String name) {
        ByteSlice user = Visit.slice(name);
        return new VisitKey().begin(user, TestHash.of(user));
    }

    private record Visit(String user, String country, String os, int day) {
        static Visit random(Random random) {
            return new Visit(
                    "u".repeat(random.nextInt(20)) + random.nextInt(30),
                    random.nextInt(3) == 0 ? "" : "C" + "\0".repeat(random.nextInt(9)),
                    "日本".repeat(random.nextInt(4)),
                    random.nextInt(80) - 40);
        }

        VisitKey key() {
            VisitKey key = new VisitKey().begin(slice(user), TestHash.of(slice(user)));
            key.dimension(slice(country));
            key.dimension(slice(os));
            return key;
        }

        private static ByteSlice slice(String text) {
            return new ByteSlice().set(text.getBytes(UTF_8));
        }
    }
}

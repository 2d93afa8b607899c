package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowCacheTest {
    /** An empty cache takes a little less; rows come in pieces of 128 KiB. */
    private static final long CAPACITY = 300_000;

    private final RowCache cache = new RowCache(CAPACITY);

    @Test
    void findsWhatWasAddedUntilThereWasRoomMadeTwice() {
        add("seven");
        add("eight");
        fill("first");
        cache.makeRoom();

        assertThat(find("seven")).isNotNull();
        fill("second");
        cache.makeRoom();

        assertThat(find("seven")).as("used since, so it stays").isNotNull();
        assertThat(find("eight")).as("not used since").isNull();
    }

    @Test
    void forgetsNothingWhileATransactionIsOpen() {
        for (int user = 0; user < 50_000; user++) {
            add("user-" + user);
        }

        assertThat(cache.isFull()).isTrue();
        for (int user = 0; user < 50_000; user++) {
            assertThat(find("user-" + user)).isNotNull();
        }
    }

    @Test
    void aRowMovedToTheYoungerGenerationChangesThere() {
        add("u").add(SegmentNames.ALL, 100);
        cache.takeChanged(row -> {});
        fill("first");
        cache.makeRoom();

        find("u").add(SegmentNames.ALL, 200);

        cache.takeChanged(row -> assertThat(row.user()).isEqualTo("u".getBytes(UTF_8)));
        fill("second");
        cache.makeRoom();
        assertThat(find("u").newestDay()).isEqualTo(200);
    }

    /** Rows grow, move and pass through generations, and the cache forgets; every row is what its user did since it was added. */
    @Test
    void everyRowIsThatOfItsUser() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, TreeSet<Integer>> expected = new HashMap<>();
        Map<String, Integer> changed = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            String user = "x".repeat(random.nextInt(30)) + random.nextInt(3_000);
            int day = random.nextInt(1_000) - 500;
            ActivityRow row = find(user);
            if (row == null) {
                row = add(user);
                expected.put(user, new TreeSet<>());
            }
            if (!expected.get(user).isEmpty()) {
                assertThat(row.newestDay())
                        .as("seed %s", seed)
                        .isEqualTo(expected.get(user).last());
                assertThat(row.daysIn(SegmentNames.ALL).previous(day))
                        .as("seed %s", seed)
                        .isEqualTo(before(expected.get(user), day));
            }
            row.add(SegmentNames.ALL, day);
            expected.get(user).add(day);
            changed.put(user, expected.get(user).last());
            if (random.nextInt(1_000) == 0) {
                Map<String, Integer> taken = new HashMap<>();
                cache.takeChanged(taking -> assertThat(taken.put(new String(taking.user(), UTF_8), taking.newestDay()))
                        .isNull());
                assertThat(taken).as("seed %s", seed).isEqualTo(changed);
                changed.clear();
                cache.makeRoom();
            }
        }
    }

    @Test
    void usersWithTheSameHashAreToldApart() {
        cache.add(slice("one"), 5).add(SegmentNames.ALL, 1);
        cache.add(slice("two"), 5).add(SegmentNames.ALL, 2);

        assertThat(cache.find(slice("two"), 5).newestDay()).isEqualTo(2);
        assertThat(cache.find(slice("one"), 5).newestDay()).isEqualTo(1);
        assertThat(cache.find(slice("six"), 5)).isNull();
        assertThat(cache.find(slice("one\0"), 5)).isNull();
    }

    private void fill(String prefix) {
        for (int user = 0; !cache.isFull(); user++) {
            add(prefix + user);
        }
    }

    private ActivityRow add(String user) {
        return cache.add(slice(user), slice(user).hash());
    }

    private ActivityRow find(String user) {
        return cache.find(slice(user), slice(user).hash());
    }

    private static ByteSlice slice(String user) {
        return Rows.slice(user);
    }

    private static int before(NavigableSet<Integer> days, int day) {
        Integer before = days.lower(day);
        return before == null ? DaySet.NONE : before;
    }
}

package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.testing.TestHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCacheTest {
    private static final long ROW_BYTES = 300_000;
    private static final long MIB = 1024 * 1024;
    private static final int SEGMENTS = 5_000;

    private final SegmentNames names = new SegmentNames();
    private final int germany = names.number("country=DE");
    private final RowFormat format = new RowFormat(names);
    private RowCache cache = new RowCache(format, ROW_BYTES, MIB, TestHash.HASH);

    @Test
    void rowsThatWereMadeCompactAreFound() {
        Rows.add(add("seven"), SegmentNames.ALL, 7);
        cache.takeChanged(row -> {});
        fill("first");
        cache.makeRoom();

        assertThat(cache.rowBytes()).as("some are compact").isLessThan(ROW_BYTES / 2);
        assertThat(Rows.newestDay(find("seven"))).isEqualTo(7);
    }

    @Test
    void compactRowsOfLongAgoAreForgotten() {
        cache = new RowCache(format, ROW_BYTES, 64 * 1024, TestHash.HASH);
        add("seven");
        for (int time = 0; time < 5; time++) {
            fill("filler-" + time + "-");
            cache.makeRoom();
        }

        assertThat(find("seven")).isNull();
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
    void aCompactRowChangesWhereItWasTakenBack() {
        Rows.add(add("u"), SegmentNames.ALL, 100);
        cache.takeChanged(row -> {});
        fill("first");
        cache.makeRoom();

        Rows.add(find("u"), SegmentNames.ALL, 200);

        List<String> changed = new ArrayList<>();
        cache.takeChanged(row -> changed.add(new String(row.user(), UTF_8)));
        assertThat(changed).containsExactly("u");
        fill("second");
        cache.makeRoom();
        assertThat(cache.rowBytes()).as("some are compact").isLessThan(ROW_BYTES / 2);
        assertThat(Rows.newestDay(find("u"))).isEqualTo(200);
    }

    /** Rows grow, move, are compact and taken back, and the cache forgets; every row is what its user did since it was added. */
    @ParameterizedTest
    @CsvSource({"100000, 0", "100000, 300000", "300000, 10000000", "2500000, 4000000"})
    void everyRowIsThatOfItsUser(long rowBytes, long compactBytes) {
        cache = new RowCache(format, rowBytes, compactBytes, TestHash.HASH);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, TreeSet<Integer>> expected = new HashMap<>();
        Map<String, Integer> changed = new HashMap<>();
        for (int step = 0; step < 200_000; step++) {
            String user = "x".repeat(random.nextInt(30)) + random.nextInt(3_000);
            int day = random.nextInt(1_000) - 500;
            expectSomeUsers(random);
            ActivityRow row = find(user);
            if (row == null) {
                assertThat(changed).as("seed %s", seed).doesNotContainKey(user);
                row = add(user);
                expected.put(user, new TreeSet<>());
            }
            if (!expected.get(user).isEmpty()) {
                assertThat(Rows.newestDay(row))
                        .as("seed %s", seed)
                        .isEqualTo(expected.get(user).last());
                assertThat(row.daysIn(SegmentNames.ALL).previous(day))
                        .as("seed %s", seed)
                        .isEqualTo(before(expected.get(user), day));
                assertThat(row.daysIn(germany).newest())
                        .as("seed %s", seed)
                        .isEqualTo(expected.get(user).last() + 1);
            }
            Rows.add(row, SegmentNames.ALL, day);
            Rows.add(row, germany, day + 1);
            expected.get(user).add(day);
            changed.put(user, expected.get(user).last());
            if (random.nextInt(1_000) == 0) {
                Map<String, Integer> taken = new HashMap<>();
                cache.takeChanged(
                        taking -> assertThat(taken.put(new String(taking.user(), UTF_8), Rows.newestDay(taking)))
                                .isNull());
                assertThat(taken).as("seed %s", seed).isEqualTo(changed);
                changed.clear();
                cache.makeRoom();
            }
        }
    }

    /** A commit waits for it, and with much memory there are many rows. */
    @Test
    void makesOnlyAsManyRowsCompactAsMustBe() {
        cache = new RowCache(format, 100 * MIB, 50 * MIB, TestHash.HASH);
        fill("user");
        long full = cache.rowBytes();

        cache.makeRoom();

        assertThat(cache.isFull()).isFalse();
        assertThat(full - cache.rowBytes()).as("compact").isBetween(10 * MIB, 15 * MIB);
    }

    /** What a row has moved away from stays until rows are compact, and one transaction may see a user with thousands of values. */
    @Test
    void aRowThatGrowsSegmentBySegmentLeavesLittleBehind() {
        cache = new RowCache(format, MIB, 0, TestHash.HASH);
        long empty = cache.rowBytes();
        Rows.add(add("u"), SegmentNames.ALL, 100);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            add("between-" + segment);
            Rows.add(find("u"), names.number("page=" + segment), 100);
        }

        assertThat(cache.rowBytes() - empty).isLessThan(2 * MIB);
    }

    @Test
    void aRowThatIsReadSegmentBySegmentLeavesLittleBehind() {
        Rows.add(add("u"), SegmentNames.ALL, 100);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            Rows.add(find("u"), names.number("page=" + segment), 100);
        }
        byte[] stored = format.encode(find("u"));
        cache = new RowCache(format, MIB, 0, TestHash.HASH);
        long empty = cache.rowBytes();

        format.decode(stored, add("u"));

        assertThat(cache.rowBytes() - empty).isLessThan(MIB);
        assertThat(find("u").daysIn(names.number("page=" + (SEGMENTS - 1))).newest())
                .isEqualTo(100);
    }

    @Test
    void refusesToMakeChangesCompactThatAreNotStored() {
        Rows.add(add("u"), SegmentNames.ALL, 100);
        fill("user");

        assertThatThrownBy(() -> cache.makeRoom()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void usersWithTheSameHashAreToldApart() {
        Rows.add(cache.add(slice("one"), 5), SegmentNames.ALL, 1);
        Rows.add(cache.add(slice("two"), 5), SegmentNames.ALL, 2);

        assertThat(Rows.newestDay(cache.find(slice("two"), 5))).isEqualTo(2);
        assertThat(Rows.newestDay(cache.find(slice("one"), 5))).isEqualTo(1);
        assertThat(cache.find(slice("six"), 5)).isNull();
        assertThat(cache.find(slice("one\0"), 5)).isNull();
    }

    private void expectSomeUsers(Random random) {
        long[] hashes = random.longs(8).toArray();
        hashes[0] = TestHash.of(slice("u" + random.nextInt(3_000)));
        hashes[1] = TestHash.of(slice("" + random.nextInt(3_000)));
        cache.expect(hashes, hashes.length);
    }

    private void fill(String prefix) {
        for (int user = 0; !cache.isFull(); user++) {
            add(prefix + user);
        }
    }

    private ActivityRow add(String user) {
        return cache.add(slice(user), TestHash.of(slice(user)));
    }

    private ActivityRow find(String user) {
        return cache.find(slice(user), TestHash.of(slice(user)));
    }

    private static ByteSlice slice(String user) {
        return Rows.slice(user);
    }

    private static int before(NavigableSet<Integer> days, int day) {
        Integer before = days.lower(day);
        return before == null ? DaySet.NONE : before;
    }
}

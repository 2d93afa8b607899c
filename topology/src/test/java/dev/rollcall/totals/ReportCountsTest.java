package dev.rollcall.totals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.ReportRow;
import dev.rollcall.testing.TestStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCountsTest {
    private static final int ALL_AT_ONCE = 1_000_000;

    @TempDir
    private Path directory;

    private KeyValueStore<Bytes, byte[]> store;
    private final Map<CountKey, Counts> published = new HashMap<>();
    private final List<CountKey> order = new ArrayList<>();

    @BeforeEach
    void openStore() {
        store = TestStores.open(Stores.inMemoryKeyValueStore("totals"), directory);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** Days and segments come in any order, transactions are small, and now and then somebody else goes on. */
    @RepeatedTest(100)
    void inTheEndEveryDayAndSegmentHasItsRow(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int mostDue = 1 + random.nextInt(30);
        Map<CountKey, Counts> expected = new HashMap<>();
        DayRange range = DayRange.EMPTY;
        ReportCounts counts = goOn(mostDue);
        for (int step = 0; step < 200; step++) {
            int day = random.nextInt(1 + step) - 50;
            String segment = random.nextInt(3) == 0 ? "s" + random.nextInt(8) : ReportRow.ALL;
            Counts change = new Counts(random.nextInt(2), 1, 2, random.nextInt(3) - 1);
            counts.add(new CountKey(day, segment), change);
            expected.merge(new CountKey(day, segment), change, Counts::plus);
            if (segment.equals(ReportRow.ALL)
                    && expected.get(new CountKey(day, segment)).dau() > 0) {
                range = range.with(day);
            }
            if (random.nextInt(5) == 0) {
                takeAtMost(counts.changes() + mostDue, counts);
            }
            if (counts.changes() == 0 && random.nextInt(3) == 0) {
                counts = goOn(mostDue);
            }
        }

        takeAtMost(counts.changes() + mostDue, counts);
        while (counts.due() > 0) {
            takeAtMost(mostDue, counts);
        }

        assertThat(published).isEqualTo(rows(range, expected));
        assertThat(goOn(mostDue).due()).isZero();
    }

    @Test
    void allUsersAndTheLatestDaysComeFirst() {
        ReportCounts counts = goOn(3);
        counts.add(new CountKey(10, "country=DE"), new Counts(1, 1, 1, 1));
        counts.add(new CountKey(10, ReportRow.ALL), new Counts(1, 1, 1, 1));
        counts.take(this::publish);
        counts.add(new CountKey(12, ReportRow.ALL), new Counts(1, 1, 1, 1));
        counts.add(new CountKey(0, ReportRow.ALL), new Counts(1, 1, 1, 1));
        order.clear();

        counts.take(this::publish);

        assertThat(order)
                .containsExactlyInAnyOrder(
                        new CountKey(11, ReportRow.ALL),
                        new CountKey(12, ReportRow.ALL),
                        new CountKey(9, ReportRow.ALL));
        assertThat(counts.due()).isEqualTo(9 + 12);
    }

    /** Somebody else goes on in the middle of it. */
    @Test
    void toOtherTopicsAllRowsArePublishedOnceMore() {
        ReportCounts counts = goOn(ALL_AT_ONCE);
        for (int day = 0; day < 10; day++) {
            counts.add(new CountKey(day, ReportRow.ALL), new Counts(day, 1, 1, 1));
            counts.add(new CountKey(day, "country=DE"), new Counts(1, 1, 1, 1));
        }
        counts.take(this::publish);
        Map<CountKey, Counts> before = Map.copyOf(published);
        published.clear();

        counts = goOn(7);
        counts.publishAnew();
        takeAtMost(7, counts);
        counts = goOn(7);
        while (counts.due() > 0) {
            takeAtMost(7, counts);
        }

        assertThat(published).isEqualTo(before).hasSize(18);
    }

    /** As they were stored before segments told which of their days have a row. */
    @Test
    void segmentsWithoutDaysHaveARowForAllOfThem() {
        ReportCounts counts = goOn(ALL_AT_ONCE);
        counts.add(new CountKey(10, ReportRow.ALL), new Counts(1, 1, 1, 1));
        counts.add(new CountKey(20, ReportRow.ALL), new Counts(1, 1, 1, 1));
        counts.take(this::publish);

        assertThat(new TotalsRows(store).segments()).isEqualTo(Map.of(ReportRow.ALL, new DayRange(10, 20)));
        assertThat(store.get(Bytes.wrap("Sall".getBytes(UTF_8)))).isEmpty();
        assertThat(goOn(ALL_AT_ONCE).due()).isZero();
    }

    @Test
    void aSegmentThatIsNotCountedAnyMoreGetsNoRowsOfNewDays() {
        ReportCounts counts = goOn(ALL_AT_ONCE);
        counts.add(new CountKey(10, ReportRow.ALL), new Counts(1, 1, 1, 1));
        counts.add(new CountKey(10, "os=ios"), new Counts(1, 1, 1, 1));
        counts.take(this::publish);

        counts = new ReportCounts(new TotalsRows(store), ALL_AT_ONCE, ReportRow.ALL::equals);
        counts.add(new CountKey(12, ReportRow.ALL), new Counts(1, 1, 1, 1));
        takeAtMost(2, counts);
        assertThat(counts.due()).isZero();
        assertThat(published.keySet()).noneMatch(key -> key.segment().equals("os=ios") && key.epochDay() > 10);

        // Counted again, it gets those that it lacks.
        counts = goOn(ALL_AT_ONCE);
        assertThat(counts.due()).isEqualTo(2);
        takeAtMost(2, counts);
        assertThat(order).containsExactlyInAnyOrder(new CountKey(11, "os=ios"), new CountKey(12, "os=ios"));
    }

    private ReportCounts goOn(int mostDue) {
        return new ReportCounts(new TotalsRows(store), mostDue, segment -> true);
    }

    private void takeAtMost(int most, ReportCounts counts) {
        order.clear();
        counts.take(this::publish);
        assertThat(order).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(most);
    }

    private void publish(CountKey key, Counts counts) {
        published.put(key, counts);
        order.add(key);
    }

    private static Map<CountKey, Counts> rows(DayRange range, Map<CountKey, Counts> counts) {
        Map<CountKey, Counts> rows = new HashMap<>();
        counts.keySet().stream().map(CountKey::segment).distinct().forEach(segment -> {
            for (int day = range.first(); day <= range.last(); day++) {
                CountKey key = new CountKey(day, segment);
                rows.put(key, counts.getOrDefault(key, Counts.ZERO));
            }
        });
        return rows;
    }
}

package dev.rollcall.totals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import dev.rollcall.testing.BruteForce;
import dev.rollcall.testing.TestStores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportRowsTest {
    private static final int ALL_AT_ONCE = 1_000_000;

    @TempDir
    private Path directory;

    private KeyValueStore<Bytes, byte[]> store;
    private final EventMetrics metrics = new EventMetrics(new SimpleMeterRegistry());
    private final Map<HistogramKey, Counts> published = new HashMap<>();
    private final List<HistogramKey> order = new ArrayList<>();
    private Histograms histograms;
    private ReportRows report;

    @BeforeEach
    void openStore() {
        store = TestStores.open(Stores.inMemoryKeyValueStore("totals"), directory);
    }

    @AfterEach
    void closeStore() {
        store.close();
        assertThat(metrics.violations()).isZero();
    }

    /** Days and segments come in any order, transactions are small, and now and then somebody else goes on. */
    @RepeatedTest(100)
    void inTheEndEveryDayAndSegmentHasItsRow(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int mostDue = 1 + random.nextInt(30);
        Map<String, BruteForce> expected = new HashMap<>();
        DayRange range = DayRange.EMPTY;
        goOn(mostDue);
        for (int step = 0; step < 200; step++) {
            int day = random.nextInt(1 + step) - 50;
            String segment = random.nextInt(3) == 0 ? "s" + random.nextInt(8) : ReportRow.ALL;
            for (String counted : new TreeSet<>(List.of(segment, ReportRow.ALL))) {
                newUser(counted, day);
                expected.computeIfAbsent(counted, name -> new BruteForce()).visit("user-" + step, day);
            }
            range = range.with(day);
            if (random.nextInt(5) == 0) {
                publish();
                if (random.nextInt(3) == 0) {
                    goOn(mostDue);
                }
            }
        }

        publish();
        while (report.due() > 0) {
            publishAtMost(mostDue);
        }

        assertThat(published).isEqualTo(rows(range, expected));
        goOn(mostDue);
        assertThat(report.due()).isZero();
    }

    @Test
    void allUsersAndTheLatestDaysComeFirst() {
        goOn(3);
        newUser("country=DE", 10);
        newUser(ReportRow.ALL, 10);
        publish();
        newUser(ReportRow.ALL, 12);
        newUser(ReportRow.ALL, 0);

        publish();

        assertThat(order)
                .containsExactlyInAnyOrder(
                        HistogramKey.gaps(ReportRow.ALL, 11),
                        HistogramKey.gaps(ReportRow.ALL, 12),
                        HistogramKey.gaps(ReportRow.ALL, 10),
                        HistogramKey.gaps(ReportRow.ALL, 9));
        assertThat(report.due()).isEqualTo(9 + 12);
    }

    /** Of the days that a window reaches, only those are published whose counts have changed. */
    @Test
    void rowsThatDoNotChangeAreNotPublishedOnceMore() {
        goOn(ALL_AT_ONCE);
        for (int day = 0; day < 20; day++) {
            newUser(ReportRow.ALL, day);
        }
        publish();

        newUser(ReportRow.ALL, 19);
        publish();
        assertThat(order).containsExactly(HistogramKey.gaps(ReportRow.ALL, 19));

        // Who is there on day 20 was there on day 19, and so was counted on both already.
        histograms.add(HistogramKey.gaps(ReportRow.ALL, 20), 1, 1, 0);
        publish();
        assertThat(order).containsExactly(HistogramKey.gaps(ReportRow.ALL, 20));
    }

    /** Somebody else goes on in the middle of it. */
    @Test
    void allRowsArePublishedOnceMoreWhenTheyMustBe() {
        goOn(ALL_AT_ONCE);
        for (int day = 0; day < 10; day++) {
            newUser(ReportRow.ALL, day);
            newUser("country=DE", day);
        }
        publish();
        Map<HistogramKey, Counts> before = Map.copyOf(published);
        published.clear();

        goOn(7);
        report.publishAnew();
        publishAtMost(7);
        goOn(7);
        while (report.due() > 0) {
            publishAtMost(7);
        }

        assertThat(published).isEqualTo(before).hasSize(20);
    }

    @Test
    void segmentsWithoutDaysHaveARowForAllOfThem() {
        goOn(ALL_AT_ONCE);
        newUser(ReportRow.ALL, 10);
        newUser(ReportRow.ALL, 20);
        publish();

        assertThat(new TotalsRows(store).segments()).isEqualTo(Map.of(ReportRow.ALL, new DayRange(10, 20)));
        assertThat(store.get(Bytes.wrap("Sall".getBytes(UTF_8)))).isEmpty();
        goOn(ALL_AT_ONCE);
        assertThat(report.due()).isZero();
    }

    @Test
    void aSegmentThatIsNotCountedAnyMoreGetsNoRowsOfNewDays() {
        goOn(ALL_AT_ONCE);
        newUser(ReportRow.ALL, 10);
        newUser("os=ios", 10);
        publish();

        goOn(ALL_AT_ONCE, ReportRow.ALL::equals);
        newUser(ReportRow.ALL, 12);
        publish();
        assertThat(report.due()).isZero();
        assertThat(published.keySet()).noneMatch(key -> key.segment().equals("os=ios") && key.period() > 10);

        // Counted again, it gets those that it lacks.
        goOn(ALL_AT_ONCE);
        assertThat(report.due()).isEqualTo(2);
        publish();
        assertThat(order).containsExactlyInAnyOrder(HistogramKey.gaps("os=ios", 11), HistogramKey.gaps("os=ios", 12));
    }

    private void goOn(int mostDue) {
        goOn(mostDue, segment -> true);
    }

    private void goOn(int mostDue, Predicate<String> isLive) {
        TotalsRows rows = new TotalsRows(store);
        histograms = new Histograms(rows, 10_000);
        WindowCounts windows = new WindowCounts(histograms, new RowRules(metrics), 7, 30);
        report = new ReportRows(rows, windows, mostDue, isLive);
    }

    private void newUser(String segment, int day) {
        histograms.add(HistogramKey.gaps(segment, day), 0, 1, 0);
    }

    private void publishAtMost(int most) {
        publish();
        assertThat(order).hasSizeLessThanOrEqualTo(most);
    }

    private void publish() {
        order.clear();
        histograms.forEachChanged(report::changed);
        report.publish((key, counts, first) -> {
            published.put(key, counts);
            order.add(key);
        });
        histograms.store();
        assertThat(order).doesNotHaveDuplicates();
    }

    private static Map<HistogramKey, Counts> rows(DayRange range, Map<String, BruteForce> segments) {
        Map<HistogramKey, Counts> rows = new HashMap<>();
        segments.forEach((segment, users) -> {
            for (int day = range.first(); day <= range.last(); day++) {
                rows.put(HistogramKey.gaps(segment, day), users.counts(day, 7, 30));
            }
        });
        return rows;
    }
}

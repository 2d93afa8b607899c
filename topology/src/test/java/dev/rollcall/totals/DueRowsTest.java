package dev.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.changes.Histogram;
import dev.rollcall.testing.TestStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that wait to be published are not forgotten when somebody else goes on. */
class DueRowsTest {
    private static final CohortLimits LIMITS = new CohortLimits(90, 26, 24);
    private static final DayRange RANGE = new DayRange(100, 105);

    @TempDir
    private Path directory;

    private KeyValueStore<Bytes, byte[]> store;
    private TotalsRows rows;

    @BeforeEach
    void openStore() {
        store = TestStores.open(Stores.inMemoryKeyValueStore("totals"), directory);
        rows = new TotalsRows(store);
        rows.putSegment("all");
        rows.put(RANGE);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void gapsThatWereNotPublishedAreDueForWhoeverGoesOn() {
        Bars first = put(HistogramKey.gaps("all", 100), 3);
        put(HistogramKey.gaps("all", 101), 7);
        GapsRows gaps = new GapsRows(rows, 8);
        assertThat(published(gaps)).containsExactly("all 100", "all 101");
        gaps.store(8);
        assertThat(published(new GapsRows(rows, 8))).isEmpty();

        first.add(5, 1, 9);
        rows.put(HistogramKey.gaps("all", 100), first);

        assertThat(published(new GapsRows(rows, 10))).containsExactly("all 100");
    }

    @Test
    void cohortsThatWereNotPublishedAreDueForWhoeverGoesOn() {
        put(new HistogramKey(Histogram.DAY_COHORTS, 100, "all"), 3);
        put(new HistogramKey(Histogram.WEEK_COHORTS, 14, "all"), 3);
        assertThat(published(cohorts(8, RANGE)))
                .containsExactly("DAY_COHORTS 100 [1, 0, 0, 0, 0, 0]", "WEEK_COHORTS 14 [1, 0]");
        CohortRows cohorts = cohorts(8, RANGE);
        published(cohorts);
        cohorts.store(8);
        assertThat(published(cohorts(8, RANGE))).isEmpty();

        Bars later = new Bars();
        later.add(3, 1, 9);
        rows.put(new HistogramKey(Histogram.DAY_COHORTS, 103, "all"), later);

        assertThat(published(cohorts(10, RANGE))).containsExactly("DAY_COHORTS 100 [1, 0, 0, 1, 0, 0]");
    }

    /** What all days are shown up to has moved on, and nobody of the cohort came. */
    @Test
    void cohortsThatHaveBecomeOlderAreDueForWhoeverGoesOn() {
        put(new HistogramKey(Histogram.DAY_COHORTS, 100, "all"), 3);
        CohortRows cohorts = cohorts(8, RANGE);
        published(cohorts);
        cohorts.store(8);

        assertThat(published(cohorts(8, RANGE.with(106)))).containsExactly("DAY_COHORTS 100 [1, 0, 0, 0, 0, 0, 0]");
    }

    /** Publishing anew is stored as begun, so that it is not half done. */
    @Test
    void publishingAnewGoesOn() {
        put(new HistogramKey(Histogram.DAY_COHORTS, 100, "all"), 3);
        CohortRows cohorts = cohorts(8, RANGE);
        published(cohorts);
        cohorts.store(8);

        CohortRows anew = cohorts(8, RANGE);
        anew.publishAnew();
        anew.store(8);

        assertThat(published(cohorts(8, RANGE))).hasSize(1);
    }

    private CohortRows cohorts(long position, DayRange range) {
        return new CohortRows(rows, LIMITS, segment -> true, position, range);
    }

    private Bars put(HistogramKey key, long offset) {
        Bars bars = new Bars();
        bars.add(0, 1, offset);
        rows.put(key, bars);
        return bars;
    }

    private static List<String> published(GapsRows gaps) {
        List<String> published = new ArrayList<>();
        gaps.publish(key -> published.add(key.segment() + " " + key.period()));
        return published;
    }

    private static List<String> published(CohortRows cohorts) {
        List<String> published = new ArrayList<>();
        cohorts.publish(
                1_000,
                (series, cohort, active, newUsers) -> published.add(series.kind() + " " + cohort + " " + active));
        return published;
    }
}

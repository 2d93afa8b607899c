package dev.rollcall.service.report.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.RowKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RecentDaysTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private final RecentDays<PublishedRow> rows = new RecentDays<>(100, row -> 1);

    private void put(int day, String segment, long dau) {
        PublishedRow row = new PublishedRow(row(day, segment, dau), Instant.EPOCH);
        rows.put(RowKey.of(row.row()), row.at(), key -> row);
    }

    static ReportRow row(int day, String segment, long dau) {
        return new ReportRow(
                FIRST.plusDays(day), ZoneId.of("UTC"), segment, new Counts(dau, dau, dau, 0, 0, 0, 0, 0, 0));
    }

    private List<Long> dau(String segment) {
        return rows.of(segment, LocalDate.MIN, LocalDate.MAX).stream()
                .map(row -> row.row().counts().dau())
                .toList();
    }

    @Test
    void theLatestRowOfADayIsTheTruth() {
        put(1, "all", 1);
        put(0, "all", 2);
        put(1, "all", 3);

        assertThat(dau("all")).containsExactly(2L, 3L);
    }

    @Test
    void whenThereAreTooManyTheOldestDaysOfSegmentsGo() {
        for (int day = 0; day < 30; day++) {
            put(day, "all", day);
            for (int segment = 0; segment < 10; segment++) {
                put(day, "s=" + segment, day);
            }
        }

        assertThat(dau("all")).hasSize(30);
        assertThat(dau("s=3")).hasSize(10).endsWith(29L);
        assertThat(rows.keptFrom("s=3")).contains(FIRST.plusDays(20));
        assertThat(rows.keptFrom("all")).isEmpty();
        assertThat(rows.segmentsMissing()).isFalse();
    }

    @Test
    void aDayThatHadToGoDoesNotComeBack() {
        for (int day = 0; day < 20; day++) {
            for (int segment = 0; segment < 10; segment++) {
                put(day, "s=" + segment, day);
            }
        }

        put(0, "s=1", 7);

        assertThat(dau("s=1")).hasSize(10).doesNotContain(7L);
    }

    @Test
    void aDayWithTooManySegmentsKeepsTheFirstOfThemAndTheirChanges() {
        for (int segment = 0; segment < 150; segment++) {
            put(0, "s=" + segment, 1);
        }
        put(0, "s=5", 2);

        assertThat(rows.segments("")).hasSize(100);
        assertThat(dau("s=5")).containsExactly(2L);
        assertThat(rows.knows("s=149")).isFalse();
        assertThat(rows.segmentsMissing()).isTrue();
    }

    @Test
    void theOrderOfDaysDoesNotMakeItKeepMore() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            put(random.nextInt(60), "s=" + random.nextInt(30), i);
        }

        int kept = rows.segments("").mapToInt(name -> dau(name).size()).sum();
        assertThat(kept).isLessThanOrEqualTo(100).isGreaterThan(60);
    }

    @Test
    void aRowThatIsTakenBackMakesRoom() {
        put(0, "s=1", 1);
        put(0, "all", 1);

        rows.remove(new RowKey(FIRST, "s=1"));
        rows.remove(new RowKey(FIRST, "s=2"));
        rows.remove(new RowKey(FIRST, "all"));

        assertThat(rows.knows("s=1")).isFalse();
        assertThat(dau("all")).isEmpty();
    }

    @Test
    void aRowTakesAsMuchRoomAsItIsLarge() {
        RecentDays<Integer> heavy = new RecentDays<>(100, Integer::longValue);
        for (int day = 0; day < 10; day++) {
            heavy.put(new RowKey(FIRST.plusDays(day), "s=1"), Instant.EPOCH, key -> 10);
        }

        heavy.put(new RowKey(FIRST.plusDays(9), "s=1"), Instant.EPOCH, key -> 35);
        heavy.put(new RowKey(FIRST.plusDays(9), "s=1"), Instant.EPOCH, key -> 36);

        assertThat(heavy.of("s=1", LocalDate.MIN, LocalDate.MAX)).containsExactly(10, 10, 10, 10, 10, 10, 36);
        assertThat(heavy.keptFrom("s=1")).contains(FIRST.plusDays(3));
    }

    @Test
    void theDaysOfAllBeginAndEndTheRange() {
        put(3, "s=1", 1);
        assertThat(rows.newest()).isEmpty();

        put(1, "all", 1);
        put(2, "all", 1);

        assertThat(rows.first()).contains(FIRST.plusDays(1));
        assertThat(rows.newest()).contains(FIRST.plusDays(2));
    }

    @Test
    void segmentsComeByPrefixInTheOrderOfTheirNames() {
        List.of("os=b", "os=a", "o=x", "os2=a").forEach(segment -> put(0, segment, 1));
        put(1, "os=a", 1);

        assertThat(rows.segments("os=")).containsExactly("os=a", "os=b");
        assertThat(rows.segments("os")).containsExactly("os2=a", "os=a", "os=b");
        assertThat(rows.segments("p")).isEmpty();
    }

    @Test
    void aSegmentIsKnownUntilItsLastDayHasGone() {
        put(0, "s=old", 1);
        for (int segment = 0; segment < 100; segment++) {
            put(1, "s=" + segment, 1);
        }

        assertThat(rows.segments("s=old")).isEmpty();
        assertThat(rows.knows("s=old")).isFalse();
        assertThat(rows.knows("s=99")).isTrue();
    }

    /** A question for names must not keep a row waiting, nor wait for one. */
    @Test
    void segmentsAreListedWhileSomebodyElseHasTheRows()
            throws InterruptedException, ExecutionException, TimeoutException {
        put(0, "s=1", 1);
        synchronized (rows) {
            CompletableFuture<List<String>> names =
                    CompletableFuture.supplyAsync(() -> rows.segments("s=").toList());

            assertThat(names.get(10, TimeUnit.SECONDS)).containsExactly("s=1");
        }
    }
}

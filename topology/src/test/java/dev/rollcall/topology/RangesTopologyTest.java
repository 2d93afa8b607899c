package dev.rollcall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.testing.BruteForce;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is published equals what sets of users come to, in whatever order events arrive. */
class RangesTopologyTest {
    private static final int USERS = 25;
    private static final Map<String, Integer> LIMITS = Map.of("day", 40, "week", 10, "month", 6);

    @TempDir
    private Path stateDir;

    private final Map<String, BruteForce> segments = new TreeMap<>();
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    /** Days around a change of the clocks, a year's end and a leap day among them. */
    @ParameterizedTest
    @CsvSource({
        "1, UTC, 2026-11-22, 60, 7, 30",
        "2, Europe/Berlin, 2026-10-25, 20, 7, 30",
        "3, America/New_York, 2024-02-29, 150, 2, 64",
        "4, Asia/Kathmandu, 2025-12-31, 400, 28, 90",
        "5, Pacific/Apia, 2011-12-30, 30, 30, 7",
        "6, UTC, 2026-06-01, 500, 7, 400"
    })
    void rowsRangesAndCohortsEqualThoseOfSets(
            int seed, String zone, LocalDate center, int spread, int wauDays, int mauDays) {
        Random random = new Random(seed);
        Map<String, String> settings = new HashMap<>(
                Map.of("zone", zone, "dimensions", "country", "wau.days", "" + wauDays, "mau.days", "" + mauDays));
        LIMITS.forEach((period, limit) -> settings.put("retention." + period + "s", limit.toString()));
        settings.put("time.max-lateness", "P2000D");
        settings.put("time.max-ahead", "P300D");
        try (TestRollcall rollcall = new TestRollcall(stateDir, settings)) {
            for (int event = 0; event < 200; event++) {
                send(random, ZoneId.of(zone), center.plusDays(random.nextInt(spread) - spread / 2), rollcall);
            }

            assertRows(rollcall.rows(), wauDays, mauDays);
            Map<String, GapsRow> gaps = rollcall.gaps();
            assertThat(gaps.keySet()).hasSize(segments.size() * (last - first + 1));
            for (int range = 0; range < 200; range++) {
                assertRange(random, gaps);
            }
            assertCohorts(rollcall.retention());
        }
    }

    private void send(Random random, ZoneId zone, LocalDate day, TestRollcall rollcall) {
        String user = "user-" + random.nextInt(USERS);
        String country = List.of("DE", "FR", "").get(random.nextInt(3));
        ZonedDateTime begin = day.atStartOfDay(zone);
        ZonedDateTime time = random.nextBoolean()
                ? begin
                : day.plusDays(1).atStartOfDay(zone).minusNanos(1_000_000);
        int epochDay = (int) time.toLocalDate().toEpochDay();
        List.of("all", "country=" + country)
                .forEach(segment -> segments.computeIfAbsent(segment, name -> new BruteForce())
                        .visit(user, epochDay));
        first = Math.min(first, epochDay);
        last = Math.max(last, epochDay);
        rollcall.event(
                "{\"user_id\":\"" + user + "\",\"ts\":" + time.toInstant().toEpochMilli() + ",\"country\":\"" + country
                        + "\"}",
                time.toInstant());
    }

    private void assertRows(Map<String, ReportRow> rows, int wauDays, int mauDays) {
        Map<String, Counts> expected = new TreeMap<>();
        segments.forEach((segment, users) -> {
            for (int day = first; day <= last; day++) {
                expected.put(LocalDate.ofEpochDay(day) + "/" + segment, users.counts(day, wauDays, mauDays));
            }
        });
        Map<String, Counts> published = new TreeMap<>();
        rows.forEach((key, row) -> published.put(key, row.counts()));
        assertThat(published).isEqualTo(expected);
    }

    private void assertRange(Random random, Map<String, GapsRow> gaps) {
        String segment = new ArrayList<>(segments.keySet()).get(random.nextInt(segments.size()));
        int from = first - 3 + random.nextInt(last - first + 6);
        int to = from + random.nextInt(last - from + 5);
        long users = 0;
        for (int day = from; day <= to; day++) {
            GapsRow row = gaps.get(LocalDate.ofEpochDay(day) + "/" + segment);
            users += row == null ? 0 : row.firstSince(LocalDate.ofEpochDay(from));
        }
        assertThat(users)
                .as("%s from %s to %s", segment, LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to))
                .isEqualTo(segments.get(segment).active(from, to).size());
    }

    private void assertCohorts(Map<String, RetentionRow> rows) {
        Map<String, List<Long>> expected = new TreeMap<>();
        segments.forEach((segment, users) -> {
            for (Period period : Period.values()) {
                users.cohorts(period, LIMITS.get(period.toString()), last)
                        .forEach((cohort, active) -> expected.put(
                                period + "/" + LocalDate.ofEpochDay(period.firstDay(cohort)) + "/" + segment, active));
            }
        });
        Map<String, List<Long>> published = rows.entrySet().stream()
                .filter(row -> row.getValue().users() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().active()));
        assertThat(published).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(rows.values()).filteredOn(row -> row.users() == 0).allSatisfy(row -> assertThat(row.active())
                .containsOnly(0L));
    }
}

package dev.rollcall.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.app.report.CommittedReader;
import dev.rollcall.app.report.LatestRows;
import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.report.ReportRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What a contender has published, seen by a reader of committed records, against the truth. */
final class PublishedCounts {
    private static final int DAY = 1;
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private final Task task;
    private final Truth truth;

    PublishedCounts(Task task, Truth truth) {
        this.task = task;
        this.truth = truth;
    }

    /**
     * The first count that is wrong.
     *
     * @param source where to look
     * @param printed the lines that the contender has printed with counts
     * @return nothing if all are right
     */
    Optional<String> difference(CountSource source, List<String> printed) {
        return switch (source) {
            case NONE -> Optional.empty();
            case PRINTED -> difference("users", DAY, parsed(printed));
            case TOPIC -> difference("users", DAY, topic());
            case REPORT_ROWS -> reportRows();
        };
    }

    private Optional<String> reportRows() {
        LatestRows latest = new LatestRows();
        read(record -> latest.apply(record));
        List<ReportRow> rows = latest.rows().stream()
                .filter(row -> row.segment().equals(ReportRow.ALL))
                .toList();
        return difference("dau", DAY, column(rows, ReportRow::dau))
                .or(() -> difference("wau", WEEK, column(rows, ReportRow::wau)))
                .or(() -> difference("mau", MONTH, column(rows, ReportRow::mau)));
    }

    private static Map<Long, Long> column(List<ReportRow> rows, ToLongFunction<ReportRow> count) {
        Map<Long, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.put(row.day().toEpochDay(), count.applyAsLong(row)));
        return counts;
    }

    private Map<Long, Long> topic() {
        Map<Long, Long> counts = new TreeMap<>();
        read(record -> counts.put(
                Long.valueOf(new String(record.key(), UTF_8)), Long.valueOf(new String(record.value(), UTF_8))));
        return counts;
    }

    private void read(
            java.util.function.Consumer<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>> record) {
        try (CommittedReader reader = CommittedReader.open(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, task.bootstrapServers()), task.output())) {
            reader.readToEnd(record);
        }
    }

    private static Map<Long, Long> parsed(List<String> lines) {
        Map<Long, Long> counts = new TreeMap<>();
        lines.stream()
                .map(line -> line.substring(Task.COUNT.length()).split(" ", 2))
                .forEach(count -> counts.put(Long.valueOf(count[0]), Long.valueOf(count[1])));
        return counts;
    }

    private Optional<String> difference(String name, int width, Map<Long, Long> found) {
        SortedMap<Long, Long> expected = truth.active(width);
        if (found.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of(name + " by day is " + found + ", not " + expected);
    }
}

package dev.rollcall.bench.run;

import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.data.Truth;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.LatestRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a contender has published, seen by a reader of committed records, against the truth. */
final class PublishedCounts {
    private static final int DAY = 1;
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private final Task task;
    private final Truth truth;
    private final List<String> printed;

    /** Compares the lines with counts that a contender has printed, or what is in its topic. */
    PublishedCounts(Task task, Truth truth, List<String> printed) {
        this.task = task;
        this.truth = truth;
        this.printed = printed;
    }

    /**
     * The first count that is wrong.
     *
     * @param source where to look
     * @return nothing if all are right
     */
    Optional<String> difference(CountSource source) {
        return switch (source) {
            case NONE -> Optional.empty();
            case PRINTED -> difference("users", DAY, printed());
            case TOPIC -> difference("users", DAY, topic());
            case REPORT_ROWS -> reportRows();
        };
    }

    private Optional<String> reportRows() {
        LatestRows latest = new LatestRows();
        read(latest::apply);
        List<ReportRow> rows = latest.rows().stream()
                .filter(row -> row.segment().equals(ReportRow.ALL))
                .toList();
        return difference("dau", DAY, column(rows, row -> row.counts().dau()))
                .or(() ->
                        difference("wau", WEEK, column(rows, row -> row.counts().wau())))
                .or(() -> difference(
                        "mau", MONTH, column(rows, row -> row.counts().mau())));
    }

    private static Map<Long, Long> column(List<ReportRow> rows, ToLongFunction<ReportRow> count) {
        Map<Long, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.put(row.day().toEpochDay(), count.applyAsLong(row)));
        return counts;
    }

    private Map<Long, Long> topic() {
        Map<Long, Long> counts = new TreeMap<>();
        read(record ->
                DayCount.of(record, CountSource.TOPIC).ifPresent(count -> counts.put(count.day(), count.users())));
        return counts;
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> record) {
        Map<String, Object> broker = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, task.bootstrapServers());
        try (CommittedReader reader = CommittedReader.open(broker, task.output())) {
            reader.readToEnd(record);
        }
    }

    private Map<Long, Long> printed() {
        Map<Long, Long> counts = new TreeMap<>();
        printed.stream()
                .map(line -> line.substring(Task.COUNT.length()).split(" ", 2))
                .forEach(count -> counts.put(Long.valueOf(count[0]), Long.valueOf(count[1])));
        return counts;
    }

    private Optional<String> difference(String name, int width, Map<Long, Long> found) {
        SortedMap<Long, Long> expected = truth.active(width);
        if (found.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of(name + " by epoch day: " + found + ", not " + expected);
    }
}

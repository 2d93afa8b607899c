package dev.rollcall.service.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest report row of every day and segment, from the records of the output topic. Not thread-safe. */
public final class LatestRows {
    private static final Comparator<ReportRow> BY_DAY_AND_SEGMENT =
            Comparator.comparing(ReportRow::day).thenComparing(ReportRow::segment);

    private final Map<String, ReportRow> rows = new HashMap<>();

    /**
     * Takes the next record of the output topic.
     *
     * @param record the record, not null; without a value it takes the row back
     * @return the row that this record adds or changes; empty if it says what was known, or takes the row back
     * @throws UnreadableTopicException if the record is no report row
     */
    public Optional<ReportRow> apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw foreign(record, "no report row: it has no key", null);
        }
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            rows.remove(key);
            return Optional.empty();
        }
        ReportRow row = parse(record);
        return row.equals(rows.put(key, row)) ? Optional.empty() : Optional.of(row);
    }

    private static ReportRow parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ReportRow.parse(record.key(), record.value());
        } catch (IllegalArgumentException e) {
            throw foreign(record, e.getMessage(), e);
        }
    }

    private static UnreadableTopicException foreign(ConsumerRecord<?, ?> record, String reason, Exception cause) {
        return new UnreadableTopicException(
                "topic " + record.topic() + ", partition " + record.partition() + ", offset " + record.offset()
                        + " holds " + reason + "; check output.topic",
                cause);
    }

    /**
     * All rows known so far.
     *
     * @return the rows by day, then by segment
     */
    public List<ReportRow> rows() {
        return rows.values().stream().sorted(BY_DAY_AND_SEGMENT).toList();
    }
}

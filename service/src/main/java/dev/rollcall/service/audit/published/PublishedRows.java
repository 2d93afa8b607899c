package dev.rollcall.service.audit.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.audit.recount.CountTable;
import dev.rollcall.service.audit.recount.Segments;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.settings.Settings;
import java.time.ZoneId;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest report row of every day and segment, in as little memory as possible. Not thread-safe. */
public final class PublishedRows {
    private final ZoneId zone;
    private final Segments segments;
    private final CountTable counts = new CountTable();
    private final Map<String, String> faults;

    /**
     * Reads the rows that are there now.
     *
     * @param settings name the topic, not null
     * @param segments where segments get their numbers, not null
     */
    public PublishedRows(Settings settings, Segments segments) {
        zone = settings.zone();
        this.segments = segments;
        faults = CompactedTopic.read(settings, settings.outputTopic(), this::learn);
    }

    /**
     * The counts of all rows.
     *
     * @return live
     */
    public CountTable counts() {
        return counts;
    }

    /**
     * What is wrong with rows beside their counts.
     *
     * @return by key
     */
    public Map<String, String> faults() {
        return faults;
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("a record without a key");
        }
        takeBack(new String(record.key(), UTF_8));
        if (record.value() != null) {
            ReportRow row = ReportRow.parse(record.key(), record.value());
            counts.putRow(segments.number(row.segment()), row);
            if (!row.zone().equals(zone)) {
                throw new IllegalArgumentException("zone " + row.zone());
            }
        }
    }

    private void takeBack(String recordKey) {
        try {
            RowKey key = RowKey.parse(recordKey);
            counts.removeRow(segments.number(key.segment()), (int) key.day().toEpochDay());
        } catch (IllegalArgumentException noRow) {
            // No such row was ever put.
        }
    }
}

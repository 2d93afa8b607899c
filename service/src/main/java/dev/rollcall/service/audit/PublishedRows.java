package dev.rollcall.service.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest report row of every day and segment, in as little memory as possible. Not thread-safe. */
final class PublishedRows {
    private final ZoneId zone;
    private final Segments segments;
    private final CountTable counts = new CountTable();
    private final NavigableMap<String, String> faults = new TreeMap<>();

    PublishedRows(ZoneId zone, Segments segments) {
        this.zone = zone;
        this.segments = segments;
    }

    /** Reads the rows that are there now. */
    static PublishedRows read(Settings settings, Segments segments) {
        PublishedRows rows = new PublishedRows(settings.zone(), segments);
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), settings.outputTopic())) {
            reader.readToEnd(rows::learn);
        }
        return rows;
    }

    /** The counts of all rows. */
    CountTable counts() {
        return counts;
    }

    /** What is wrong with rows beside their counts, by key. */
    NavigableMap<String, String> faults() {
        return faults;
    }

    /** The later record of a key takes the place of the earlier one. */
    void learn(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "(no key)" : new String(record.key(), UTF_8);
        faults.remove(key);
        takeBack(key);
        if (record.key() != null && record.value() == null) {
            return;
        }
        try {
            put(key, ReportRow.parse(key.getBytes(UTF_8), record.value() == null ? new byte[0] : record.value()));
        } catch (IllegalArgumentException e) {
            faults.put(key, String.valueOf(e.getMessage()));
        }
    }

    private void takeBack(String key) {
        int slash = key.indexOf('/');
        if (slash > 0) {
            try {
                int day = (int) LocalDate.parse(key.substring(0, slash)).toEpochDay();
                counts.removeRow(segments.number(key.substring(slash + 1)), day);
            } catch (DateTimeException noDay) {
                // No such row was ever put.
            }
        }
    }

    private void put(String key, ReportRow row) {
        int day = (int) row.day().toEpochDay();
        counts.putRow(segments.number(row.segment()), day, row.dau(), row.wau(), row.mau(), row.newUsers());
        if (!row.zone().equals(zone)) {
            faults.put(key, "zone " + row.zone());
        }
    }
}

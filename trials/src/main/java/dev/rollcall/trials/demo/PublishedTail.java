package dev.rollcall.trials.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.LatestAccounts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows what is published while it is counted: the accounts, and the days of all users. Not thread-safe. */
final class PublishedTail implements AutoCloseable {
    private final CommittedReader output;
    private final CommittedReader accounts;
    private final SortedMap<LocalDate, ReportRow> days = new TreeMap<>();
    private final LatestAccounts latestAccounts = new LatestAccounts();

    PublishedTail(Settings settings) {
        output = CommittedReader.open(settings.clientProperties(), settings.outputTopic());
        accounts = CommittedReader.open(settings.clientProperties(), settings.accountsTopic());
    }

    /** Takes what has come, and waits for it at most so long. */
    void poll(Duration timeout) {
        accounts.poll(timeout).forEach(latestAccounts::apply);
        output.poll(Duration.ZERO).forEach(this::row);
    }

    /** Rows of other segments are many, and nobody looks at them here. */
    private void row(ConsumerRecord<byte[], byte[]> record) {
        if (new String(record.key(), UTF_8).endsWith("/" + ReportRow.ALL)) {
            ReportRow row = ReportRow.parse(record.key(), record.value());
            days.put(row.day(), row);
        }
    }

    AccountTotals totals() {
        return latestAccounts.totals();
    }

    /** The rows by day. */
    List<ReportRow> days() {
        return List.copyOf(days.values());
    }

    @Override
    public void close() {
        output.close();
        accounts.close();
    }
}

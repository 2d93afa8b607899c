package dev.rollcall.trials.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.Counts;
import dev.rollcall.trials.traffic.LatestAccounts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows what is published while it is counted: the accounts, and the days of all users. Not thread-safe. */
final class PublishedTail implements AutoCloseable {
    private static final String ALL = "/" + ReportRow.ALL;

    private final CommittedReader output;
    private final CommittedReader accounts;
    private final Map<String, Counts> rows = new HashMap<>();
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
        String key = new String(record.key(), UTF_8);
        if (key.endsWith(ALL)) {
            rows.put(key, Counts.of(ReportRow.parse(record.key(), record.value())));
        }
    }

    AccountTotals totals() {
        return latestAccounts.totals();
    }

    SortedMap<LocalDate, Counts> days() {
        return Progress.daysOf(rows);
    }

    @Override
    public void close() {
        output.close();
        accounts.close();
    }
}

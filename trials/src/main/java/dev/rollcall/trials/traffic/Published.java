package dev.rollcall.trials.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.LatestRows;
import dev.rollcall.settings.Settings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What was published, as everybody can read it.
 *
 * @param rows the latest report rows by day, then by segment; not null
 * @param gaps the latest gaps by the keys of their records, not null
 * @param cohorts the latest cohorts that have users by the keys of their records, not null
 * @param accounts the sum of the latest accounts, not null
 * @param rejected how many rejected events there are for each reason, not null; reasons without any are left out
 */
public record Published(
        List<ReportRow> rows,
        Map<String, DayGaps> gaps,
        Map<String, List<Long>> cohorts,
        AccountTotals accounts,
        Map<RejectReason, Long> rejected) {
    /** Makes copies. */
    public Published {
        rows = List.copyOf(rows);
        gaps = Map.copyOf(gaps);
        cohorts = Map.copyOf(cohorts);
        rejected = Collections.unmodifiableMap(new HashMap<>(rejected));
    }

    /**
     * Reads all that is committed now, from the beginning of the topics.
     *
     * @param settings name the topics and the brokers, not null
     * @return what was published
     * @throws dev.rollcall.service.report.UnreadableTopicException if a topic cannot be read
     */
    public static Published read(Settings settings) {
        LatestRows rows = new LatestRows();
        read(settings, settings.outputTopic(), rows::apply);
        Map<String, DayGaps> gaps = new HashMap<>();
        read(settings, settings.gapsTopic(), record -> {
            GapsRow row = GapsRow.parse(record.key(), record.value());
            gaps.put(new String(record.key(), UTF_8), new DayGaps(row.newUsers(), row.gaps()));
        });
        Map<String, List<Long>> cohorts = new HashMap<>();
        read(
                settings,
                settings.retentionTopic(),
                record -> cohorts.put(
                        new String(record.key(), UTF_8),
                        RetentionRow.parse(record.key(), record.value()).active()));
        // They lost all their users to days that came later.
        cohorts.values().removeIf(active -> active.stream().allMatch(users -> users == 0));
        LatestAccounts accounts = new LatestAccounts();
        read(settings, settings.accountsTopic(), accounts::apply);
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        read(settings, settings.rejectedTopic(), record -> rejected.merge(reason(record), 1L, Long::sum));
        return new Published(rows.rows(), gaps, cohorts, accounts.totals(), rejected);
    }

    private static void read(Settings settings, String topic, Consumer<ConsumerRecord<byte[], byte[]>> record) {
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), topic)) {
            reader.readToEnd(record);
        }
    }

    private static RejectReason reason(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(RejectedHeaders.REASON);
        if (header == null) {
            throw new IllegalStateException("topic " + record.topic() + ", partition " + record.partition()
                    + ", offset " + record.offset() + " has no header " + RejectedHeaders.REASON);
        }
        return RejectReason.valueOf(new String(header.value(), UTF_8));
    }

    /** The counts of every row by its key, such as {@code 2026-11-22/country=DE}. */
    Map<String, Counts> counts() {
        Map<String, Counts> counts = new HashMap<>();
        rows.forEach(row -> counts.put(new String(row.key(), UTF_8), row.counts()));
        return counts;
    }
}

package dev.rollcall.service.run;

import dev.rollcall.report.Accounts;
import dev.rollcall.report.FirstVisit;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the last records of the topics that Rollcall writes to: whoever else writes there would lose what compaction takes for old, and its readers would be misled. */
final class TopicContents {
    private static final Logger LOG = LoggerFactory.getLogger(TopicContents.class);

    /** So many offsets before the end of a partition. */
    private static final long LAST = 10;

    private final Cluster cluster;
    private final Settings settings;

    TopicContents(Cluster cluster) {
        this.cluster = cluster;
        settings = cluster.settings();
    }

    /**
     * Looks at the topics that exist and that may be read.
     *
     * @throws UserError if one holds a record that Rollcall has not written
     */
    void check() {
        check(SettingsKeys.OUTPUT_TOPIC, settings.outputTopic(), with(ReportRow::parse));
        check(SettingsKeys.GAPS_TOPIC, settings.gapsTopic(), with(GapsRow::parse));
        check(SettingsKeys.RETENTION_TOPIC, settings.retentionTopic(), with(RetentionRow::parse));
        check(SettingsKeys.ACCOUNTS_TOPIC, settings.accountsTopic(), with(Accounts::parse));
        settings.firstVisitsTopic()
                .ifPresent(topic -> check(SettingsKeys.FIRST_VISITS_TOPIC, topic, with(FirstVisit::parse)));
        check(SettingsKeys.REJECTED_TOPIC, settings.rejectedTopic(), TopicContents::checkRejected);
    }

    private static Consumer<ConsumerRecord<byte[], byte[]>> with(BiConsumer<byte[], byte[]> parser) {
        return record -> parser.accept(key(record), record.value());
    }

    private static byte[] key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? new byte[0] : record.key();
    }

    private static void checkRejected(ConsumerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(RejectedHeaders.REASON) == null) {
            throw new IllegalArgumentException("no header " + RejectedHeaders.REASON);
        }
    }

    private void check(String setting, String topic, Consumer<ConsumerRecord<byte[], byte[]>> parser) {
        List<TopicPartition> partitions = cluster.topic(topic)
                .map(found -> IntStream.range(0, found.partitions().size())
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList())
                .orElse(List.of());
        Map<TopicPartition, Long> starts = cluster.offsets().starts(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(cluster.offsets().ends(partitions));
        ends.values().removeIf(end -> end == 0);
        starts.keySet().retainAll(ends.keySet());
        starts.replaceAll((partition, start) -> Math.max(start, ends.get(partition) - LAST));
        if (starts.isEmpty()) {
            return;
        }
        try (CommittedReader reader = CommittedReader.between(
                settings.clientProperties(), topic, starts, ends, (partition, from, to) -> {})) {
            reader.readToEnd(record -> check(setting, record, parser));
        } catch (UnreadableTopicException e) {
            // Who has no right to read it may write to it all the same.
            LOG.debug("Cannot look into topic {}", topic, e);
        }
    }

    /** A tombstone may be anybody's. */
    private static void check(
            String setting, ConsumerRecord<byte[], byte[]> record, Consumer<ConsumerRecord<byte[], byte[]>> parser) {
        boolean rejected = setting.equals(SettingsKeys.REJECTED_TOPIC);
        if (record.value() == null && !rejected) {
            return;
        }
        try {
            parser.accept(record);
        } catch (IllegalArgumentException e) {
            throw new UserError(setting + " " + record.topic()
                    + ": the topic holds records of somebody else (partition "
                    + record.partition() + ", offset " + record.offset() + ", key '"
                    + new String(key(record), StandardCharsets.UTF_8) + "': " + e.getMessage() + "); set " + setting
                    + " to a topic of this application, or to one that does not exist yet");
        }
    }
}

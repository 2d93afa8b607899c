package dev.rollcall.service.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What the rejected topic says. Not thread-safe. */
final class RejectedTopic {
    private final String input;
    private final Differences differences;
    private final Map<Integer, Claims> claims = new HashMap<>();
    private long records;
    private long forgotten;
    private long deleted;

    private RejectedTopic(String input, Differences differences) {
        this.input = input;
        this.differences = differences;
    }

    /** Reads what is there now. */
    static RejectedTopic read(Settings settings, Differences differences) {
        RejectedTopic topic = new RejectedTopic(settings.inputTopic(), differences);
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), settings.rejectedTopic())) {
            reader.readToEnd(topic::learn);
        }
        topic.claims.values().forEach(Claims::sort);
        return topic;
    }

    /** The input topic whose events these are. */
    String input() {
        return input;
    }

    /** Says that retention deleted so many records. */
    void shortened(long deletedRecords) {
        deleted = deletedRecords;
    }

    /** Whether retention deleted records, so that a missing one means nothing. */
    boolean isShortened() {
        return deleted > 0;
    }

    /** How many records retention deleted; some offsets are none. */
    long deleted() {
        return deleted;
    }

    /** How many records there are. */
    long records() {
        return records;
    }

    /** How many of them are forgotten events. */
    long forgotten() {
        return forgotten;
    }

    /** The claims on events of an input partition, to be taken once. */
    Claims of(int partition) {
        return claims.computeIfAbsent(partition, Claims::new);
    }

    /** The partitions that there are claims on. */
    Collection<Integer> partitions() {
        return claims.keySet();
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        records++;
        try {
            String topic = header(record, RejectedHeaders.TOPIC);
            if (!topic.equals(input)) {
                throw new IllegalArgumentException("an event of topic " + topic);
            }
            RejectReason reason = RejectReason.valueOf(header(record, RejectedHeaders.REASON));
            of(Integer.parseInt(header(record, RejectedHeaders.PARTITION)))
                    .add(Long.parseLong(header(record, RejectedHeaders.OFFSET)), reason);
            forgotten += reason == RejectReason.FORGOTTEN ? 1 : 0;
        } catch (IllegalArgumentException e) {
            String place = record.topic() + "-" + record.partition() + "@" + record.offset();
            differences.add(
                    -1,
                    record.offset(),
                    new AuditDifference(AuditDifference.Kind.REJECTED, place, "headers", e.getMessage(), "none"));
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), UTF_8);
    }
}

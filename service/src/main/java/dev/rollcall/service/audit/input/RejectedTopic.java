package dev.rollcall.service.audit.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** What the rejected topic says. Not thread-safe. */
public final class RejectedTopic {
    private final List<String> inputs;
    private final Objection objection;
    private final Map<TopicPartition, Claims> claims = new HashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private long records;
    private long deleted;

    private RejectedTopic(List<String> inputs, Objection objection) {
        this.inputs = inputs;
        this.objection = objection;
    }

    /**
     * Reads what is there now.
     *
     * @param settings name the topic, not null
     * @param deleted how many of its records retention has deleted by now, asked once all is read; some offsets are none
     * @param objection hears of events of which it says what cannot be, not null
     * @return what it says
     * @throws dev.rollcall.service.report.UnreadableTopicException if it cannot be read
     */
    public static RejectedTopic read(Settings settings, LongSupplier deleted, Objection objection) {
        RejectedTopic topic = new RejectedTopic(settings.inputTopics(), objection);
        CommittedReader.readAll(settings.clientProperties(), settings.rejectedTopic(), topic::learn);
        topic.deleted = deleted.getAsLong();
        topic.claims.values().forEach(Claims::sort);
        return topic;
    }

    /**
     * Whether retention deleted records, so that a missing one means nothing.
     *
     * @return whether any was deleted
     */
    public boolean isShortened() {
        return deleted > 0;
    }

    /**
     * How many records there are.
     *
     * @return the number
     */
    public long records() {
        return records;
    }

    /**
     * Records that are no rejected events of an input topic.
     *
     * @return what is wrong with each, by its place as in {@code rejected-0@17}, in the order of reading
     */
    public Map<String, String> faults() {
        return faults;
    }

    /** The claims on events of an input partition, to be taken once. */
    Claims of(TopicPartition partition) {
        return claims.computeIfAbsent(partition, unknown -> new Claims(partition, objection));
    }

    /** Says that there are no more events. */
    void finish() {
        claims.values().forEach(Claims::finish);
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        records++;
        try {
            String topic = header(record, RejectedHeaders.TOPIC);
            if (!inputs.contains(topic)) {
                throw new IllegalArgumentException("an event of topic " + topic);
            }
            String name = header(record, RejectedHeaders.REASON);
            RejectReason reason = RejectReason.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("the reason " + name
                            + " is not known to this version of Rollcall; another one rejected the event"));
            of(new TopicPartition(topic, Integer.parseInt(header(record, RejectedHeaders.PARTITION))))
                    .add(Long.parseLong(header(record, RejectedHeaders.OFFSET)), place(record), reason);
        } catch (IllegalArgumentException e) {
            faults.put(record.topic() + "-" + record.partition() + "@" + record.offset(), e.getMessage());
        }
    }

    private static int place(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(RejectedHeaders.INDEX) == null
                ? Claims.WHOLE
                : Integer.parseInt(header(record, RejectedHeaders.INDEX));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), UTF_8);
    }
}

package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import dev.rollcall.service.cluster.Role;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Whatever the input topic takes fits through all that comes behind it. */
final class MessageSizeRule implements Rule {
    private static final String KEY = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

    /** What the headers of a rejected event take at most, in bytes. */
    private static final long HEADERS = 64 * 1024;

    /** Kafka's default; batches of visits and of changes are smaller, and so are rows of users who have not thousands of segments. */
    private static final long OWN_RECORDS = 1_048_588;

    private static final long DEFAULT_REQUEST = 1_048_576;

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.topic(Role.INPUT).ifPresent(input -> {
            long largest = input.number(KEY, OWN_RECORDS);
            rejected(largest, facts, findings);
            producer(largest, facts, findings);
            request(largest, facts, findings);
            fetch(largest, facts, findings);
        });
        own(facts, findings);
        return findings;
    }

    private static void rejected(long largest, Facts facts, List<Finding> findings) {
        facts.topic(Role.REJECTED)
                .filter(topic -> topic.number(KEY, OWN_RECORDS) < largest)
                .ifPresent(topic -> findings.add(new Finding(
                                Severity.ERROR,
                                "topic " + topic.name(),
                                KEY + "=" + topic.number(KEY, OWN_RECORDS),
                                List.of(Hazard.L6),
                                "The input topic takes events of up to " + largest
                                        + " bytes. One that is larger than this and cannot be counted could not be passed on, and"
                                        + " would stop the counting.",
                                "Let it take whatever the input topic takes, and its headers:")
                        .with(Fixes.at(facts)
                                .topics(
                                        List.of(topic),
                                        KEY,
                                        Long.toString(Math.min(Integer.MAX_VALUE, largest + HEADERS))))));
    }

    private static void producer(long largest, Facts facts, List<Finding> findings) {
        String name = ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
        long size = facts.client(StreamsConfig.PRODUCER_PREFIX, name, DEFAULT_REQUEST);
        if (size < largest + HEADERS) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "setting",
                    "kafka.producer." + name + "=" + size,
                    List.of(Hazard.L6),
                    "The input topic takes events of up to " + largest
                            + " bytes. One that is larger than this and cannot be counted could not be passed on, and would stop the"
                            + " counting.",
                    "Set kafka.producer." + name + "=" + (largest + HEADERS) + ", or lower " + KEY
                            + " of the input topic."));
        }
    }

    private static void request(long largest, Facts facts, List<Finding> findings) {
        String name = "socket.request.max.bytes";
        long size = facts.broker(name, Long.MAX_VALUE);
        if (size < largest + HEADERS) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "brokers",
                    name + "=" + size,
                    List.of(Hazard.L6),
                    "A broker breaks off a connection on which a larger request comes, and the input topic takes events of up to "
                            + largest + " bytes.",
                    "Set " + name + "=104857600 (the default) in the configuration of every broker."));
        }
    }

    private static void fetch(long largest, Facts facts, List<Finding> findings) {
        String name = ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG;
        long size = facts.client(StreamsConfig.CONSUMER_PREFIX, name, DEFAULT_REQUEST);
        if (size < largest && facts.streams().containsKey(StreamsConfig.CONSUMER_PREFIX + name)) {
            findings.add(new Finding(
                    Severity.NOTE,
                    "setting",
                    "kafka.consumer." + name + "=" + size,
                    List.of(Hazard.L6),
                    "Larger events are fetched all the same, one at a time, which is slow.",
                    ""));
        }
    }

    private static void own(Facts facts, List<Finding> findings) {
        List<TopicFacts> small = facts.topics().stream()
                .filter(topic -> topic.role()
                        .filter(role -> role != Role.INPUT && role != Role.REJECTED)
                        .isPresent())
                .filter(topic -> topic.number(KEY, OWN_RECORDS) < OWN_RECORDS)
                .toList();
        if (!small.isEmpty()) {
            findings.add(new Finding(
                            Severity.WARNING,
                            Wording.topics(small),
                            KEY + " below Kafka's default of " + OWN_RECORDS,
                            List.of(Hazard.L6),
                            "Batches of visits and of changes to counts, and the rows of users with many segments, take up to that. A"
                                    + " record that is refused stops the counting.",
                            "Raise it:")
                    .with(Fixes.at(facts).topics(small, KEY, Long.toString(OWN_RECORDS))));
        }
    }
}

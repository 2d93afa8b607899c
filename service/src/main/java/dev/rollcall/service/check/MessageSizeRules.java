package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.note;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.L6;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.cluster.Role;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Whatever the input topic takes fits through all that comes behind it. */
final class MessageSizeRules {
    private static final String KEY = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    /** What the headers of a rejected event take at most, in bytes. */
    private static final long HEADERS = 64 * 1024;
    /** Kafka's default; batches of visits and of changes are smaller, and so are rows of users who have not thousands of segments. */
    private static final long OWN_RECORDS = 1_048_588;

    private static final long DEFAULT_REQUEST = 1_048_576;

    private MessageSizeRules() {}

    static void events(Facts facts, Consumer<Finding> found) {
        facts.topics(topic -> topic.is(Role.INPUT)).stream()
                .mapToLong(input -> input.number(KEY, OWN_RECORDS))
                .max()
                .ifPresent(largest -> {
                    rejected(largest, facts, found);
                    producer(largest, facts, found);
                    request(largest, facts, found);
                    fetch(largest, facts, found);
                });
    }

    private static void rejected(long largest, Facts facts, Consumer<Finding> found) {
        facts.topic(Role.REJECTED)
                .filter(topic -> topic.number(KEY, OWN_RECORDS) < largest)
                .ifPresent(topic -> found.accept(error(
                                "The input topic takes events of up to " + largest
                                        + " bytes. One that is larger than this and cannot be counted could not be passed on, and"
                                        + " would stop the counting.",
                                "Let it take whatever the input topic takes, and its headers:",
                                L6)
                        .at("topic " + topic.name(), KEY + "=" + topic.number(KEY, OWN_RECORDS))
                        .with(Fixes.at(facts)
                                .topics(
                                        List.of(topic),
                                        KEY,
                                        Long.toString(Math.min(Integer.MAX_VALUE, largest + HEADERS))))));
    }

    private static void producer(long largest, Facts facts, Consumer<Finding> found) {
        String name = ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
        long size = facts.client(StreamsConfig.PRODUCER_PREFIX, name, DEFAULT_REQUEST);
        if (size < largest + HEADERS) {
            found.accept(error(
                            "The input topic takes events of up to " + largest
                                    + " bytes. One that is larger than this and cannot be counted could not be passed on, and would stop the"
                                    + " counting.",
                            "Set kafka.producer." + name + "=" + (largest + HEADERS) + ", or lower " + KEY
                                    + " of the input topic.",
                            L6)
                    .at("setting", "kafka.producer." + name + "=" + size));
        }
    }

    private static void request(long largest, Facts facts, Consumer<Finding> found) {
        String name = "socket.request.max.bytes";
        long size = facts.broker(name, Long.MAX_VALUE);
        if (size < largest + HEADERS) {
            found.accept(error(
                            "A broker breaks off a connection on which a larger request comes, and the input topic takes events of up to "
                                    + largest + " bytes.",
                            "Set " + name + "=104857600 (the default) in the configuration of every broker.",
                            L6)
                    .at("brokers", name + "=" + size));
        }
    }

    private static void fetch(long largest, Facts facts, Consumer<Finding> found) {
        String name = ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG;
        long size = facts.client(StreamsConfig.CONSUMER_PREFIX, name, DEFAULT_REQUEST);
        if (size < largest && facts.streams().containsKey(StreamsConfig.CONSUMER_PREFIX + name)) {
            found.accept(note("Larger events are fetched all the same, one at a time, which is slow.", L6)
                    .at("setting", "kafka.consumer." + name + "=" + size));
        }
    }

    static void ownRecords(Facts facts, Consumer<Finding> found) {
        List<TopicFacts> small = facts.topics(topic -> topic.role()
                        .filter(role -> role != Role.INPUT && role != Role.REJECTED)
                        .isPresent()
                && topic.number(KEY, OWN_RECORDS) < OWN_RECORDS);
        if (!small.isEmpty()) {
            found.accept(warning(
                            "Batches of visits and of changes to counts, and the rows of users with many segments, take up to that. A"
                                    + " record that is refused stops the counting.",
                            "Raise it:",
                            L6)
                    .at(Wording.topics(small), KEY + " below Kafka's default of " + OWN_RECORDS)
                    .with(Fixes.at(facts).topics(small, KEY, Long.toString(OWN_RECORDS))));
        }
    }
}

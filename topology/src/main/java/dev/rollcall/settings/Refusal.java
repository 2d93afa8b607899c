package dev.rollcall.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Names that must not be given as {@code kafka.<name>}. Looked up in Kafka 4.4's configurations.
 *
 * @param where the prefixes behind which they are refused
 * @param reason what they would break, or what to use in their place; one clause
 * @param names the names without a prefix; with {@code *} at its end, every name that begins so
 */
record Refusal(Where where, String reason, List<String> names) {
    static final List<Refusal> ALL = List.of(
            everywhere("set `bootstrap.servers`, without `kafka.`", "bootstrap.servers"),
            everywhere("set `application.id`, without `kafka.`", "application.id", "group.id"),
            everywhere("set `state.dir`, without `kafka.`", "state.dir"),
            everywhere("set `threads` instead", "num.stream.threads"),
            everywhere("set `topics.replication.factor` instead", "replication.factor"),
            everywhere("set `bootstrap.servers`, for there is nothing to ask of controllers", "bootstrap.controllers"),
            everywhere("without exactly_once_v2 users would be counted twice after a crash", "processing.guarantee"),
            everywhere("events of aborted transactions would be counted", "isolation.level"),
            everywhere("offsets must commit with the counts, not on their own", "enable.auto.commit"),
            everywhere("a write that is tried again could be stored twice", "enable.idempotence"),
            everywhere("a committed write could be lost with its broker", "acks"),
            on(Where.PRODUCERS, "a write is tried again for as long as its transaction lasts", "retries"),
            everywhere(
                    "Kafka Streams names the transactions, so that no two instances write as one", "transactional.id"),
            everywhere(
                    "a transaction that a crash left open would never time out", "transaction.two.phase.commit.enable"),
            everywhere("a private switch of Kafka's", "internal.*", "__*"),
            everywhere("events would be skipped without a word", "auto.offset.reset"),
            everywhere("a mistyped topic would be created instead of reported", "allow.auto.create.topics"),
            everywhere(
                    "only the classic protocol lets a restarted instance take its own place again", "group.protocol"),
            everywhere("each instance takes the one that belongs to its state directory", "group.instance.id"),
            everywhere("Kafka Streams assigns partitions together with their state", "partition.assignment.strategy"),
            on(Where.CONSUMERS, "one that changes or drops records changes the counts", "interceptor.classes"),
            everywhere(
                    "the topics hold records in Rollcall's own formats",
                    "key.serializer",
                    "value.serializer",
                    "key.deserializer",
                    "value.deserializer",
                    "default.key.serde",
                    "default.value.serde",
                    "default.list.key.serde.type",
                    "default.list.key.serde.inner",
                    "default.list.value.serde.type",
                    "default.list.value.serde.inner"),
            everywhere(
                    "all visits of a user must come to the same partition",
                    "partitioner.class",
                    "partitioner.ignore.keys"),
            everywhere("an event is late or not by the timestamp its record has", "default.timestamp.extractor"),
            everywhere("another topology would not find the state that was kept", "topology.optimization"),
            everywhere(
                    "it would stand between the counting and its transactions",
                    "processor.wrapper.class",
                    "default.client.supplier"),
            everywhere(
                    "an event could be dropped without being counted or rejected",
                    "deserialization.exception.handler",
                    "default.deserialization.exception.handler",
                    "production.exception.handler",
                    "default.production.exception.handler",
                    "processing.exception.handler"),
            everywhere("events that cannot be counted go to `rejected.topic`", "errors.dead.letter.queue.topic.name"),
            on(Where.STREAMS_TELEMETRY, "Kafka Streams 4.4 reads it without a prefix only", "enable.metrics.push"),
            on(
                    Where.TOPICS,
                    "visits or state would be deleted before they were used",
                    "cleanup.policy",
                    "retention.ms",
                    "retention.bytes"),
            on(Where.TOPICS, "committed records could be lost with a broker", "unclean.leader.election.enable"),
            on(Where.TOPICS, "records keep the timestamps they were written with", "message.timestamp.type"));

    /** Where names are refused: plain, behind a prefix that chooses a client, or behind the one for topics. */
    enum Where {
        EVERYWHERE("everywhere"),
        CONSUMERS("plain and on consumers"),
        PRODUCERS("plain and on producers"),
        STREAMS_TELEMETRY("behind `consumer.`, `main.consumer.` and `admin.`"),
        TOPICS("behind `topic.`");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private boolean covers(String prefix) {
            return switch (this) {
                case EVERYWHERE -> !prefix.equals(StreamsConfig.TOPIC_PREFIX);
                case CONSUMERS -> prefix.isEmpty() || prefix.endsWith(StreamsConfig.CONSUMER_PREFIX);
                case PRODUCERS -> prefix.isEmpty() || prefix.equals(StreamsConfig.PRODUCER_PREFIX);
                case STREAMS_TELEMETRY ->
                    Set.of(
                                    StreamsConfig.CONSUMER_PREFIX,
                                    StreamsConfig.MAIN_CONSUMER_PREFIX,
                                    StreamsConfig.ADMIN_CLIENT_PREFIX)
                            .contains(prefix);
                case TOPICS -> prefix.equals(StreamsConfig.TOPIC_PREFIX);
            };
        }
    }

    static Optional<Refusal> of(KafkaName name) {
        return ALL.stream().filter(refusal -> refusal.covers(name)).findFirst();
    }

    private boolean covers(KafkaName name) {
        return where.covers(name.prefix())
                && names.stream()
                        .anyMatch(refused -> refused.endsWith("*")
                                ? name.name().startsWith(refused.substring(0, refused.length() - 1))
                                : name.name().equals(refused));
    }

    private static Refusal everywhere(String reason, String... names) {
        return on(Where.EVERYWHERE, reason, names);
    }

    private static Refusal on(Where where, String reason, String... names) {
        return new Refusal(where, reason, List.of(names));
    }
}

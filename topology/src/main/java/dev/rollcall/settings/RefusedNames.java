package dev.rollcall.settings;

import dev.rollcall.settings.RefusedName.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that are refused as {@code kafka.<name>}, with the reasons. Looked up in Kafka 4.3's configurations. */
final class RefusedNames {
    static final List<RefusedName> ALL = List.copyOf(new RefusedNames().names);

    private final List<RefusedName> names = new ArrayList<>();

    private RefusedNames() {
        ownKeys();
        transactions();
        groups();
        records();
        failures();
        topics();
    }

    static Optional<RefusedName> find(String fullName) {
        KafkaNames.Split split = KafkaNames.split(fullName);
        return ALL.stream().filter(refused -> refused.matches(split)).findFirst();
    }

    private void ownKeys() {
        refuse(Where.EVERYWHERE, "set `bootstrap.servers`, without `kafka.`", "bootstrap.servers");
        refuse(Where.EVERYWHERE, "set `application.id`, without `kafka.`", "application.id", "group.id");
        refuse(Where.EVERYWHERE, "set `state.dir`, without `kafka.`", "state.dir");
        refuse(Where.EVERYWHERE, "set `threads` instead", "num.stream.threads");
        refuse(Where.EVERYWHERE, "set `topics.replication.factor` instead", "replication.factor");
        refuse(
                Where.EVERYWHERE,
                "set `bootstrap.servers`, for there is nothing to ask of controllers",
                "bootstrap.controllers");
    }

    private void transactions() {
        refuse(
                Where.EVERYWHERE,
                "without exactly_once_v2 users would be counted twice after a crash",
                "processing.guarantee");
        refuse(Where.EVERYWHERE, "events of aborted transactions would be counted", "isolation.level");
        refuse(Where.EVERYWHERE, "offsets must commit with the counts, not on their own", "enable.auto.commit");
        refuse(Where.EVERYWHERE, "a write that is tried again could be stored twice", "enable.idempotence");
        refuse(Where.EVERYWHERE, "a committed write could be lost with its broker", "acks");
        refuse(Where.PRODUCERS, "a write is tried again for as long as its transaction lasts", "retries");
        refuse(
                Where.EVERYWHERE,
                "Kafka Streams names the transactions, so that no two instances write as one",
                "transactional.id");
        refuse(
                Where.EVERYWHERE,
                "a transaction that a crash left open would never time out",
                "transaction.two.phase.commit.enable");
        refuse(Where.EVERYWHERE, "a private switch of Kafka's", "internal.*", "__*");
    }

    private void groups() {
        refuse(Where.EVERYWHERE, "events would be skipped without a word", "auto.offset.reset");
        refuse(Where.EVERYWHERE, "a mistyped topic would be created instead of reported", "allow.auto.create.topics");
        refuse(
                Where.EVERYWHERE,
                "only the classic protocol lets a restarted instance take its own place again",
                "group.protocol");
        refuse(
                Where.EVERYWHERE,
                "each instance takes the one that belongs to its state directory",
                "group.instance.id");
        refuse(
                Where.EVERYWHERE,
                "Kafka Streams assigns partitions together with their state",
                "partition.assignment.strategy");
    }

    private void records() {
        refuse(
                Where.CONSUMERS,
                "one that changes or drops records changes the counts, and Rollcall has its own",
                "interceptor.classes");
        refuse(
                Where.EVERYWHERE,
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
                "default.list.value.serde.inner");
        refuse(
                Where.EVERYWHERE,
                "all visits of a user must come to the same partition",
                "partitioner.class",
                "partitioner.ignore.keys");
        refuse(
                Where.EVERYWHERE,
                "an event is late or not by the timestamp its record has",
                "default.timestamp.extractor");
        refuse(Where.EVERYWHERE, "another topology would not find the state that was kept", "topology.optimization");
        refuse(
                Where.EVERYWHERE,
                "it would stand between the counting and its transactions",
                "processor.wrapper.class",
                "default.client.supplier");
    }

    private void failures() {
        refuse(
                Where.EVERYWHERE,
                "an event could be dropped without being counted or rejected",
                "deserialization.exception.handler",
                "default.deserialization.exception.handler",
                "production.exception.handler",
                "default.production.exception.handler",
                "processing.exception.handler");
        refuse(
                Where.EVERYWHERE,
                "events that cannot be counted go to `rejected.topic`",
                "errors.dead.letter.queue.topic.name");
        refuse(Where.STREAMS_TELEMETRY, "Kafka Streams 4.3 reads it without a prefix only", "enable.metrics.push");
    }

    private void topics() {
        refuse(
                Where.TOPICS,
                "visits or state would be deleted before they were used",
                "cleanup.policy",
                "retention.ms",
                "retention.bytes");
        refuse(Where.TOPICS, "committed records could be lost with a broker", "unclean.leader.election.enable");
        refuse(Where.TOPICS, "records keep the timestamps they were written with", "message.timestamp.type");
    }

    private void refuse(Where where, String reason, String... refused) {
        for (String name : refused) {
            names.add(new RefusedName(name, where, reason));
        }
    }
}

package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.note;
import static dev.rollcall.service.check.hazard.Hazard.D1;
import static dev.rollcall.service.check.hazard.Hazard.D5;
import static dev.rollcall.service.check.hazard.Hazard.L3;

import dev.rollcall.service.check.hazard.Finding;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What the defaults of clients invite where a file says nothing. */
final class UnsetRules {
    private UnsetRules() {}

    static List<Finding> findings(ClientSettings all) {
        List<Finding> findings = new ArrayList<>();
        if (!all.isExactlyOnceStreams()) {
            if (all.has(Client.CONSUMER)) {
                consumer(all, findings);
            }
            if (all.has(Client.PRODUCER)) {
                producer(all, findings);
            }
        }
        return findings;
    }

    private static void consumer(ClientSettings all, List<Finding> findings) {
        if (!all.has(Client.CONSUMER, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG) && all.isAutoCommit()) {
            findings.add(unset("consumer enable.auto.commit, which is true by default", OffsetRules.AUTO_COMMITTED));
        }
        if (!all.has(Client.CONSUMER, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG) && !all.isStreams()) {
            findings.add(unset("consumer auto.offset.reset, which is latest by default", OffsetRules.LATEST));
        }
        if (!all.has(Client.CONSUMER, ConsumerConfig.ISOLATION_LEVEL_CONFIG)) {
            findings.add(unset(
                    "consumer isolation.level, which is read_uncommitted by default",
                    note(
                            "Where producers write in transactions, records of aborted ones are read too. Set"
                                    + " isolation.level=read_committed there.",
                            D1)));
        }
    }

    private static void producer(ClientSettings all, List<Finding> findings) {
        if (!all.has(Client.PRODUCER, ProducerConfig.ACKS_CONFIG)) {
            findings.add(unset(
                    "producer acks, which is all by default",
                    note(
                            "Fine with clients since Kafka 3.0. Before, the default was 1. Write acks=all where you are not sure of the"
                                    + " version.",
                            L3)));
        }
        if (all.has(Client.CONSUMER) && !all.isTransactional()) {
            findings.add(unset(
                    "producer transactional.id, so there are no transactions",
                    error(
                            "If results go to Kafka, they and the position are stored one after the other: killed in between, the"
                                    + " program writes the results twice or not at all. And nothing fences an instance that was"
                                    + " taken for dead.",
                            "Set transactional.id, and send the offsets with sendOffsetsToTransaction(); or let Kafka Streams do it with"
                                    + " processing.guarantee=exactly_once_v2.",
                            D1,
                            D5)));
        }
    }

    private static Finding unset(String what, Finding finding) {
        return finding.at("not set", what);
    }
}

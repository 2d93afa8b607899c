package dev.rollcall.service.check.client;

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
    private final ClientSettings all;
    private final List<Finding> findings = new ArrayList<>();

    private UnsetRules(ClientSettings all) {
        this.all = all;
    }

    static List<Finding> findings(ClientSettings all) {
        UnsetRules rules = new UnsetRules(all);
        if (!all.isExactlyOnceStreams()) {
            rules.consumer();
            rules.producer();
            rules.both();
        }
        return rules.findings;
    }

    private void consumer() {
        if (!all.has(Client.CONSUMER)) {
            return;
        }
        if (isUnset(Client.CONSUMER, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG) && all.isAutoCommit()) {
            findings.add(OffsetRules.autoCommitted().unset("consumer enable.auto.commit, which is true by default"));
        }
        if (isUnset(Client.CONSUMER, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG) && !all.isStreams()) {
            findings.add(OffsetRules.latest().unset("consumer auto.offset.reset, which is latest by default"));
        }
        if (isUnset(Client.CONSUMER, ConsumerConfig.ISOLATION_LEVEL_CONFIG)) {
            findings.add(Advice.note(
                            "Where producers write in transactions, records of aborted ones are read too. Set"
                                    + " isolation.level=read_committed there.",
                            D1)
                    .unset("consumer isolation.level, which is read_uncommitted by default"));
        }
    }

    private void producer() {
        if (all.has(Client.PRODUCER) && isUnset(Client.PRODUCER, ProducerConfig.ACKS_CONFIG)) {
            findings.add(Advice.note(
                            "Fine with clients since Kafka 3.0. Before, the default was 1. Write acks=all where you are not sure of the"
                                    + " version.",
                            L3)
                    .unset("producer acks, which is all by default"));
        }
    }

    private void both() {
        if (all.has(Client.CONSUMER)
                && all.has(Client.PRODUCER)
                && isUnset(Client.PRODUCER, ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
            findings.add(Advice.error(
                            "If results go to Kafka, they and the position are stored one after the other: killed in between, the"
                                    + " program writes the results twice or not at all. And nothing fences an instance that was"
                                    + " taken for dead.",
                            "Set transactional.id, and send the offsets with sendOffsetsToTransaction(); or let Kafka Streams do it with"
                                    + " processing.guarantee=exactly_once_v2.",
                            D1,
                            D5)
                    .unset("producer transactional.id, so there are no transactions"));
        }
    }

    private boolean isUnset(Client client, String name) {
        return all.find(client, name).isEmpty();
    }
}

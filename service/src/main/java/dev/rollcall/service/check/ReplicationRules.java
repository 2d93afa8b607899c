package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.L3;
import static dev.rollcall.service.check.hazard.Hazard.L4;
import static dev.rollcall.service.check.hazard.Hazard.L5;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.cluster.Role;
import dev.rollcall.settings.SettingsKeys;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every topic has three copies and will have them, and all of them are there. */
final class ReplicationRules {
    private ReplicationRules() {}

    static void copies(Facts facts, Consumer<Finding> found) {
        facts.topics().stream()
                .filter(topic -> topic.replicas() < Fixes.REPLICAS)
                .collect(Collectors.groupingBy(TopicFacts::replicas, TreeMap::new, Collectors.toList()))
                .forEach((replicas, topics) -> found.accept(few(replicas, topics, facts)));
        List<TopicFacts> behind = facts.topics(TopicFacts::isOutOfSync);
        if (!behind.isEmpty()) {
            found.accept(warning(
                            "Some copies are missing or behind. If the leader is lost now, less is left than was meant to be.",
                            "Start the brokers that are away, or find out why they are slow; wait until all are in sync.",
                            L3)
                    .at(Wording.topics(behind), "replicas that are not in sync"));
        }
    }

    private static Finding few(int replicas, List<TopicFacts> topics, Facts facts) {
        List<Integer> brokers = facts.brokers().stream().map(BrokerFacts::id).toList();
        boolean enough = brokers.size() >= Fixes.REPLICAS;
        String remedy = enough
                ? "Give each partition 3 replicas:"
                : "Run at least 3 brokers, and give each partition 3 replicas.";
        Finding finding = replicas == 1
                ? error(
                        "There is one copy of each partition. When its disk is lost, or the power before it is flushed, what it held is"
                                + " gone: events, counts, positions or the outcome of transactions.",
                        remedy,
                        L4,
                        L5)
                : warning("While one broker is restarted there is a single copy, or nobody can write.", remedy, L4, L5);
        return finding.at(Wording.topics(topics), "replication.factor=" + replicas)
                .with(enough ? Fixes.at(facts).replicas(topics, brokers) : "");
    }

    static void copiesToCome(Facts facts, Consumer<Finding> found) {
        if (Stream.of(Role.values()).anyMatch(role -> facts.topic(role).isEmpty())) {
            ours(facts, found);
        }
        kafkas(facts, Facts.OFFSETS, "offsets.topic.replication.factor", "groups", found);
        kafkas(facts, Facts.TRANSACTIONS, "transaction.state.log.replication.factor", "transactions", found);
    }

    private static void ours(Facts facts, Consumer<Finding> found) {
        int wanted = facts.settings().replicationFactor();
        long replicas = wanted == -1 ? facts.broker("default.replication.factor", Fixes.REPLICAS) : wanted;
        if (replicas < Fixes.REPLICAS) {
            found.accept(error(
                            "The topics that Rollcall has still to create would have too few copies.",
                            "Set " + SettingsKeys.REPLICATION_FACTOR + "=3 before the first run"
                                    + (facts.brokers().size() < Fixes.REPLICAS ? ", with at least 3 brokers." : "."),
                            L4,
                            L5)
                    .at(
                            "topics to be created",
                            SettingsKeys.REPLICATION_FACTOR + "=" + wanted
                                    + (wanted == -1
                                            ? ", and default.replication.factor=" + replicas + " of the brokers"
                                            : "")));
        }
    }

    private static void kafkas(Facts facts, String topic, String name, String users, Consumer<Finding> found) {
        long replicas = facts.broker(name, Fixes.REPLICAS);
        if (replicas < Fixes.REPLICAS
                && facts.topics(existing -> existing.name().equals(topic)).isEmpty()) {
            found.accept(error(
                            "Topic " + topic + " does not exist yet and would have too few copies.",
                            "Set " + name + "=3 in the configuration of every broker, before anybody uses " + users
                                    + ".",
                            L4,
                            L5)
                    .at("topics to be created", name + "=" + replicas + " of the brokers"));
        }
    }
}

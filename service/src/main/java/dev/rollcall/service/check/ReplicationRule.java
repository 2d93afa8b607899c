package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every topic has three copies, and all of them are there. */
final class ReplicationRule implements Rule {
    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.topics().stream()
                .filter(topic -> topic.replicas() < Fixes.REPLICAS)
                .collect(Collectors.groupingBy(TopicFacts::replicas, TreeMap::new, Collectors.toList()))
                .forEach((replicas, topics) -> findings.add(few(replicas, topics, facts)));
        List<TopicFacts> behind =
                facts.topics().stream().filter(TopicFacts::isOutOfSync).toList();
        if (!behind.isEmpty()) {
            findings.add(behind(behind));
        }
        return findings;
    }

    private static Finding few(int replicas, List<TopicFacts> topics, Facts facts) {
        String why = replicas == 1
                ? "There is one copy of each partition. When its disk is lost, or the power before it is flushed, what it held is"
                        + " gone: events, counts, positions or the outcome of transactions."
                : "While one broker is restarted there is a single copy, or nobody can write.";
        Finding finding = new Finding(
                replicas == 1 ? Severity.ERROR : Severity.WARNING,
                Wording.topics(topics),
                "replication.factor=" + replicas,
                List.of(Hazard.L4, Hazard.L5),
                why,
                facts.brokers().size() < Fixes.REPLICAS
                        ? "Run at least 3 brokers, and give each partition 3 replicas."
                        : "Give each partition 3 replicas:");
        return facts.brokers().size() < Fixes.REPLICAS ? finding : finding.with(command(topics, facts));
    }

    private static String command(List<TopicFacts> topics, Facts facts) {
        List<Integer> ids = facts.brokers().stream().map(BrokerFacts::id).toList();
        return Fixes.at(facts).replicas(topics, ids);
    }

    private static Finding behind(List<TopicFacts> topics) {
        return new Finding(
                Severity.WARNING,
                Wording.topics(topics),
                "replicas that are not in sync",
                List.of(Hazard.L3),
                "Some copies are missing or behind. If the leader is lost now, less is left than was meant to be.",
                "Start the brokers that are away, or find out why they are slow; wait until all are in sync.");
    }
}

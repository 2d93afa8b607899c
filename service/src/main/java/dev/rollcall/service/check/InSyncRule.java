package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;

/** A write is confirmed when two have it, and one broker may be away. */
final class InSyncRule implements Rule {
    private static final String KEY = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
    private static final int WANTED = 2;

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        List<TopicFacts> few = facts.topics().stream()
                .filter(topic -> topic.number(KEY, 1) < WANTED)
                .toList();
        if (!few.isEmpty()) {
            findings.add(few(few, facts));
        }
        List<TopicFacts> stiff = facts.topics().stream()
                .filter(topic -> topic.replicas() > 1 && topic.number(KEY, 1) >= topic.replicas())
                .toList();
        if (!stiff.isEmpty()) {
            findings.add(stiff(stiff));
        }
        return findings;
    }

    private static Finding few(List<TopicFacts> topics, Facts facts) {
        boolean ready = topics.stream().allMatch(topic -> topic.replicas() > WANTED);
        return new Finding(
                        Severity.ERROR,
                        Wording.topics(topics),
                        KEY + "=1",
                        List.of(Hazard.L3),
                        "A write counts as done when the leader alone has it, if its followers are behind. If it is lost then, what was"
                                + " committed is gone.",
                        ready
                                ? "Have two confirm every write:"
                                : "Have two confirm every write. Only once there are 3 replicas, or nobody can write:")
                .with(Fixes.at(facts).topics(topics, KEY, "2"));
    }

    private static Finding stiff(List<TopicFacts> topics) {
        return new Finding(
                Severity.WARNING,
                Wording.topics(topics),
                KEY + " as large as the number of replicas",
                List.of(),
                "As soon as one broker is away, nobody can write, and the counting stands still.",
                "Have one replica more than " + KEY + ", as with 3 and 2.");
    }
}

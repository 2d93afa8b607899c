package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;

/** Nobody becomes leader who does not have everything. */
final class UncleanElectionRule implements Rule {
    private static final String KEY = TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

    @Override
    public List<Finding> findings(Facts facts) {
        List<TopicFacts> topics = facts.topics().stream()
                .filter(topic -> "true".equals(topic.config().get(KEY)))
                .toList();
        return topics.isEmpty()
                ? List.of()
                : List.of(new Finding(
                                Severity.ERROR,
                                Wording.topics(topics),
                                KEY + "=true",
                                List.of(Hazard.L3),
                                "A replica that is behind may become leader. What it does not have is gone, committed or not.",
                                "Turn it off:")
                        .with(Fixes.at(facts).topics(topics, KEY, "false")));
    }
}

package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Severity;
import java.util.List;

/** Topics have the cleanup policy and the partitions that they must have. */
final class UsableTopicsRule implements Rule {
    @Override
    public List<Finding> findings(Facts facts) {
        return facts.topics().stream()
                .flatMap(topic -> topic.complaints().stream().map(complaint -> finding(topic, complaint)))
                .toList();
    }

    private static Finding finding(TopicFacts topic, String complaint) {
        return new Finding(
                Severity.ERROR,
                "topic " + topic.name(),
                "cannot be used as it is",
                List.of(),
                "`run` refuses to start.",
                complaint);
    }
}

package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import dev.rollcall.service.cluster.Role;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;

/** Input is kept for longer than nobody may count it. */
final class RetentionRule implements Rule {
    private static final int MARGIN = 2;

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.gaps().forEach(gap -> findings.add(gone(gap.toString())));
        facts.topic(Role.INPUT).ifPresent(input -> {
            byTime(input, facts, findings);
            bySize(input, facts, findings);
        });
        return findings;
    }

    private static Finding gone(String gap) {
        return new Finding(
                Severity.ERROR,
                "input",
                gap,
                List.of(Hazard.L7),
                "`run` refuses to start: these events will never be counted.",
                "Restore them, or start with: rollcall run --config FILE --accept-lost-input");
    }

    private static void byTime(TopicFacts input, Facts facts, List<Finding> findings) {
        long kept = input.number(TopicConfig.RETENTION_MS_CONFIG, -1);
        long downtime = facts.downtime().toMillis();
        if (kept >= 0 && kept < downtime) {
            findings.add(new Finding(
                            Severity.ERROR,
                            "topic " + input.name(),
                            TopicConfig.RETENTION_MS_CONFIG + "=" + kept,
                            List.of(Hazard.L7),
                            "Events are deleted after " + Wording.time(kept) + ". When nobody counts for up to "
                                    + Wording.time(downtime) + " (--downtime), those that were not read are lost.",
                            "Keep them for twice the longest outage:")
                    .with(Fixes.at(facts)
                            .topics(
                                    List.of(input),
                                    TopicConfig.RETENTION_MS_CONFIG,
                                    Long.toString(MARGIN * downtime))));
        }
    }

    private static void bySize(TopicFacts input, Facts facts, List<Finding> findings) {
        long bytes = input.number(TopicConfig.RETENTION_BYTES_CONFIG, -1);
        if (bytes >= 0) {
            findings.add(new Finding(
                            Severity.WARNING,
                            "topic " + input.name(),
                            TopicConfig.RETENTION_BYTES_CONFIG + "=" + bytes,
                            List.of(Hazard.L7),
                            "A burst of events deletes those before it, however young, and counted or not.",
                            "Limit the time only, if the disks allow:")
                    .with(Fixes.at(facts).topics(List.of(input), TopicConfig.RETENTION_BYTES_CONFIG, "-1")));
        }
    }
}

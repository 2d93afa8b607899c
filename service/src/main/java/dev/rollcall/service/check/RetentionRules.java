package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.D4;
import static dev.rollcall.service.check.hazard.Hazard.L7;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.cluster.Role;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.config.TopicConfig;

/** Input and positions are kept for longer than nobody may count. */
final class RetentionRules {
    private static final String OFFSETS_MINUTES = "offsets.retention.minutes";
    private static final int MARGIN = 2;

    private RetentionRules() {}

    static void input(Facts facts, Consumer<Finding> found) {
        facts.gaps()
                .forEach(gap -> found.accept(error(
                                "`run` refuses to start: these events will never be counted.",
                                "Restore them, or start with: rollcall run --config FILE --accept-lost-input",
                                L7)
                        .at("input", gap.toString())));
        facts.topics(topic -> topic.is(Role.INPUT)).forEach(input -> {
            byTime(input, facts, found);
            bySize(input, facts, found);
        });
    }

    private static void byTime(TopicFacts input, Facts facts, Consumer<Finding> found) {
        String name = TopicConfig.RETENTION_MS_CONFIG;
        long kept = input.number(name, -1);
        long downtime = facts.downtime().toMillis();
        if (kept >= 0 && kept < downtime) {
            found.accept(error(
                            "Events are deleted after " + Wording.time(kept) + ". When nobody counts for up to "
                                    + Wording.time(downtime) + " (--downtime), those that were not read are lost.",
                            "Keep them for twice the longest outage:",
                            L7)
                    .at("topic " + input.name(), name + "=" + kept)
                    .with(Fixes.at(facts).topics(List.of(input), name, Long.toString(MARGIN * downtime))));
        }
    }

    private static void bySize(TopicFacts input, Facts facts, Consumer<Finding> found) {
        String name = TopicConfig.RETENTION_BYTES_CONFIG;
        long bytes = input.number(name, -1);
        if (bytes >= 0) {
            found.accept(warning(
                            "A burst of events deletes those before it, however young, and counted or not.",
                            "Limit the time only, if the disks allow:",
                            L7)
                    .at("topic " + input.name(), name + "=" + bytes)
                    .with(Fixes.at(facts).topics(List.of(input), name, "-1")));
        }
    }

    static void positions(Facts facts, Consumer<Finding> found) {
        long minutes = facts.broker(OFFSETS_MINUTES, Long.MAX_VALUE);
        long downtime = facts.downtime().toMinutes();
        if (minutes < downtime) {
            found.accept(error(
                            "When no instance has run for "
                                    + Wording.time(Duration.ofMinutes(minutes).toMillis())
                                    + " the brokers forget the positions, and the next one reads everything again: users stay right,"
                                    + " and the accounts count every event twice.",
                            "Set " + OFFSETS_MINUTES + "=" + MARGIN * downtime
                                    + " in the configuration of every broker and restart them.",
                            D4)
                    .at("brokers", OFFSETS_MINUTES + "=" + minutes));
        }
    }
}

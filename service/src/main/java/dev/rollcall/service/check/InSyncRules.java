package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.L3;

import dev.rollcall.service.check.hazard.Finding;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.config.TopicConfig;

/** A write is confirmed when two have it, one broker may be away, and nobody becomes leader who does not have everything. */
final class InSyncRules {
    private static final String CONFIRMING = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
    private static final String UNCLEAN = TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;
    private static final int WANTED = 2;

    private InSyncRules() {}

    static void confirmed(Facts facts, Consumer<Finding> found) {
        List<TopicFacts> few = facts.topics(topic -> topic.number(CONFIRMING, 1) < WANTED);
        if (!few.isEmpty()) {
            boolean ready = few.stream().allMatch(topic -> topic.replicas() > WANTED);
            found.accept(error(
                            "A write counts as done when the leader alone has it, if its followers are behind. If it is lost then, what was"
                                    + " committed is gone.",
                            ready
                                    ? "Have two confirm every write:"
                                    : "Have two confirm every write. Only once there are 3 replicas, or nobody can write:",
                            L3)
                    .at(Wording.topics(few), CONFIRMING + "=1")
                    .with(Fixes.at(facts).topics(few, CONFIRMING, "2")));
        }
    }

    static void writable(Facts facts, Consumer<Finding> found) {
        List<TopicFacts> stiff =
                facts.topics(topic -> topic.replicas() > 1 && topic.number(CONFIRMING, 1) >= topic.replicas());
        if (!stiff.isEmpty()) {
            found.accept(warning(
                            "As soon as one broker is away, nobody can write, and the counting stands still.",
                            "Have one replica more than " + CONFIRMING + ", as with 3 and 2.")
                    .at(Wording.topics(stiff), CONFIRMING + " as large as the number of replicas"));
        }
    }

    static void elected(Facts facts, Consumer<Finding> found) {
        List<TopicFacts> topics =
                facts.topics(topic -> "true".equals(topic.config().get(UNCLEAN)));
        if (!topics.isEmpty()) {
            found.accept(error(
                            "A replica that is behind may become leader. What it does not have is gone, committed or not.",
                            "Turn it off:",
                            L3)
                    .at(Wording.topics(topics), UNCLEAN + "=true")
                    .with(Fixes.at(facts).topics(topics, UNCLEAN, "false")));
        }
    }
}

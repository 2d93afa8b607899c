package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.warning;
import static dev.rollcall.service.check.hazard.Hazard.D6;
import static dev.rollcall.service.check.hazard.Hazard.L4;
import static dev.rollcall.service.check.hazard.Hazard.L5;

import dev.rollcall.service.check.hazard.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.server.common.MetadataVersion;

/** There are enough brokers, and all have the same, new enough, software. */
final class BrokerRules {
    private static final MetadataVersion OLDEST = MetadataVersion.IBP_4_0_IV3;
    private static final String TRANSACTIONS = "transaction.version";
    private static final int FENCED_TRANSACTIONS = 2;

    private BrokerRules() {}

    static void number(Facts facts, Consumer<Finding> found) {
        int brokers = facts.brokers().size();
        if (brokers < Fixes.REPLICAS) {
            found.accept(error(
                            "Three replicas of which two confirm every write need three brokers.",
                            "Run at least 3 brokers, on machines and disks that do not fail together.",
                            L4,
                            L5)
                    .at("cluster", brokers + (brokers == 1 ? " broker" : " brokers")));
        }
    }

    static void versions(Facts facts, Consumer<Finding> found) {
        Map<Short, List<Integer>> byVersion = facts.brokers().stream()
                .filter(broker -> broker.newestMetadata() > 0)
                .collect(Collectors.groupingBy(
                        BrokerFacts::newestMetadata,
                        TreeMap::new,
                        Collectors.mapping(BrokerFacts::id, Collectors.toList())));
        if (byVersion.size() > 1) {
            String each = byVersion.entrySet().stream()
                    .map(entry -> entry.getValue() + " of " + version(entry.getKey()))
                    .collect(Collectors.joining(", "));
            found.accept(warning("An upgrade of the brokers is not finished.", "Upgrade all of them.")
                    .at("brokers", each));
        }
        Short level = facts.features().get(MetadataVersion.FEATURE_NAME);
        if (level != null && level < OLDEST.featureLevel()) {
            found.accept(warning(
                            "Before 4.0 there is no transaction.version 2, which keeps late writes out of later transactions.",
                            "Upgrade the brokers to 4.0 or newer, then:")
                    .at("cluster", MetadataVersion.FEATURE_NAME + "=" + version(level))
                    .with(Fixes.at(facts).feature(MetadataVersion.FEATURE_NAME, OLDEST.featureLevel())));
        }
    }

    private static String version(short level) {
        return level > MetadataVersion.latestTesting().featureLevel()
                ? "level " + level
                : MetadataVersion.fromFeatureLevel(level).shortVersion();
    }

    /** The brokers tell one transaction of a producer from the next (KIP-890). */
    static void transactions(Facts facts, Consumer<Finding> found) {
        int level = facts.features().getOrDefault(TRANSACTIONS, (short) 0);
        if (!facts.features().isEmpty() && level < FENCED_TRANSACTIONS) {
            found.accept(error(
                            "A write or a commit marker that the network held back can land in the producer's next transaction:"
                                    + " what was aborted is then committed, or a transaction stays open and holds up every reader.",
                            "With brokers of 4.0 or newer:",
                            D6)
                    .at("cluster", TRANSACTIONS + "=" + level)
                    .with(Fixes.at(facts).feature(TRANSACTIONS, FENCED_TRANSACTIONS)));
        }
    }
}

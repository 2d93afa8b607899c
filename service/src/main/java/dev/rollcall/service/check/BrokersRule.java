package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.server.common.MetadataVersion;

/** There are enough brokers, and all have the same, new enough, software. */
final class BrokersRule implements Rule {
    private static final String FEATURE = MetadataVersion.FEATURE_NAME;
    private static final MetadataVersion OLDEST = MetadataVersion.IBP_4_0_IV3;

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        if (facts.brokers().size() < Fixes.REPLICAS) {
            findings.add(few(facts.brokers().size()));
        }
        Map<Short, List<Integer>> byVersion = facts.brokers().stream()
                .filter(broker -> broker.newestMetadata() > 0)
                .collect(Collectors.groupingBy(
                        BrokerFacts::newestMetadata,
                        TreeMap::new,
                        Collectors.mapping(BrokerFacts::id, Collectors.toList())));
        if (byVersion.size() > 1) {
            findings.add(mixed(byVersion));
        }
        Short level = facts.features().get(FEATURE);
        if (level != null && level < OLDEST.featureLevel()) {
            findings.add(old(level, facts));
        }
        return findings;
    }

    private static Finding few(int brokers) {
        return new Finding(
                Severity.ERROR,
                "cluster",
                brokers + (brokers == 1 ? " broker" : " brokers"),
                List.of(Hazard.L4, Hazard.L5),
                "Three replicas of which two confirm every write need three brokers.",
                "Run at least 3 brokers, on machines and disks that do not fail together.");
    }

    private static Finding mixed(Map<Short, List<Integer>> byVersion) {
        return new Finding(
                Severity.WARNING,
                "brokers",
                byVersion.entrySet().stream()
                        .map(entry -> entry.getValue() + " of " + version(entry.getKey()))
                        .collect(Collectors.joining(", ")),
                List.of(),
                "An upgrade of the brokers is not finished.",
                "Upgrade all of them.");
    }

    private static Finding old(short level, Facts facts) {
        return new Finding(
                        Severity.WARNING,
                        "cluster",
                        FEATURE + "=" + version(level),
                        List.of(),
                        "Before 4.0 there is no transaction.version 2, which keeps late writes out of later transactions.",
                        "Upgrade the brokers to 4.0 or newer, then:")
                .with(Fixes.at(facts).feature(FEATURE, OLDEST.featureLevel()));
    }

    private static String version(short level) {
        return level > MetadataVersion.latestTesting().featureLevel()
                ? "level " + level
                : MetadataVersion.fromFeatureLevel(level).shortVersion();
    }
}

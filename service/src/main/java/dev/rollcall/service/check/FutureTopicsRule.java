package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import dev.rollcall.service.cluster.Role;
import dev.rollcall.settings.SettingsKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Topics that do not exist yet will have three copies. */
final class FutureTopicsRule implements Rule {
    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        if (Stream.of(Role.values()).anyMatch(role -> facts.topic(role).isEmpty())) {
            ours(facts, findings);
        }
        kafkas(facts, Facts.OFFSETS, "offsets.topic.replication.factor", findings);
        kafkas(facts, Facts.TRANSACTIONS, "transaction.state.log.replication.factor", findings);
        return findings;
    }

    private static void ours(Facts facts, List<Finding> findings) {
        int wanted = facts.settings().replicationFactor();
        long replicas = wanted == -1 ? facts.broker("default.replication.factor", Fixes.REPLICAS) : wanted;
        if (replicas < Fixes.REPLICAS) {
            findings.add(finding(
                    SettingsKeys.REPLICATION_FACTOR + "=" + wanted
                            + (wanted == -1 ? ", and default.replication.factor=" + replicas + " of the brokers" : ""),
                    "The topics that Rollcall has still to create would have too few copies.",
                    "Set " + SettingsKeys.REPLICATION_FACTOR + "=3 before the first run"
                            + (facts.brokers().size() < Fixes.REPLICAS ? ", with at least 3 brokers." : ".")));
        }
    }

    private static void kafkas(Facts facts, String topic, String name, List<Finding> findings) {
        long replicas = facts.broker(name, Fixes.REPLICAS);
        if (!facts.has(topic) && replicas < Fixes.REPLICAS) {
            findings.add(finding(
                    name + "=" + replicas + " of the brokers",
                    "Topic " + topic + " does not exist yet and would have too few copies.",
                    "Set " + name + "=3 in the configuration of every broker, before anybody uses "
                            + (topic.equals(Facts.OFFSETS) ? "groups." : "transactions.")));
        }
    }

    private static Finding finding(String what, String why, String mend) {
        return new Finding(Severity.ERROR, "topics to be created", what, List.of(Hazard.L4, Hazard.L5), why, mend);
    }
}

package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.client.SettingRule.is;
import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Hazard.L3;
import static dev.rollcall.service.check.hazard.Hazard.L4;
import static dev.rollcall.service.check.hazard.Hazard.L5;

import dev.rollcall.service.check.hazard.Finding;
import java.util.Map;
import java.util.Optional;

/** Settings of brokers and topics that some people keep in the same file. */
final class BrokerRules {
    static final Map<String, SettingRule> ALL = Map.of(
            "default.replication.factor",
            BrokerRules::replicas,
            "replication.factor",
            BrokerRules::replicas,
            "offsets.topic.replication.factor",
            BrokerRules::replicas,
            "transaction.state.log.replication.factor",
            BrokerRules::replicas,
            "min.insync.replicas",
            is(
                    "1",
                    error(
                            "acks=all is content with the leader alone when its followers are behind.",
                            "Set min.insync.replicas=2, with 3 replicas.",
                            L3)),
            "unclean.leader.election.enable",
            is(
                    "true",
                    error(
                            "A replica that is behind may become leader, and what it does not have is gone.",
                            "Set unclean.leader.election.enable=false.",
                            L3)));

    private BrokerRules() {}

    private static Optional<Finding> replicas(ClientSetting setting, ClientSettings all) {
        String remedy = "Set " + setting.name() + "=3.";
        return is(
                        "1",
                        error(
                                "The only copy goes with its disk, or with the power before it is flushed.",
                                remedy,
                                L4,
                                L5))
                .or(is(
                        "2",
                        error("While one broker is away there is a single copy, or nobody can write.", remedy, L4, L5)))
                .judge(setting, all);
    }
}

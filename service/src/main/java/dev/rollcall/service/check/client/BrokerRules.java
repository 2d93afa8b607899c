package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.hazard.Hazard.L3;
import static dev.rollcall.service.check.hazard.Hazard.L4;
import static dev.rollcall.service.check.hazard.Hazard.L5;

import java.util.Map;
import java.util.Optional;

/** Settings of brokers and topics that some people keep in the same file. */
final class BrokerRules {
    private static final SettingRule REPLICAS = BrokerRules::replicas;

    static final Map<String, SettingRule> ALL = Map.of(
            "default.replication.factor", REPLICAS,
            "replication.factor", REPLICAS,
            "offsets.topic.replication.factor", REPLICAS,
            "transaction.state.log.replication.factor", REPLICAS,
            "min.insync.replicas", BrokerRules::inSync,
            "unclean.leader.election.enable", BrokerRules::unclean);

    private BrokerRules() {}

    private static Optional<Advice> replicas(ClientSetting setting, ClientSettings all) {
        return setting.is("1") || setting.is("2")
                ? Optional.of(Advice.error(
                        setting.is("1")
                                ? "The only copy goes with its disk, or with the power before it is flushed."
                                : "While one broker is away there is a single copy, or nobody can write.",
                        "Set " + setting.name() + "=3.",
                        L4,
                        L5))
                : Optional.empty();
    }

    private static Optional<Advice> inSync(ClientSetting setting, ClientSettings all) {
        return setting.is("1")
                ? Optional.of(Advice.error(
                        "acks=all is content with the leader alone when its followers are behind.",
                        "Set min.insync.replicas=2, with 3 replicas.",
                        L3))
                : Optional.empty();
    }

    private static Optional<Advice> unclean(ClientSetting setting, ClientSettings all) {
        return setting.is("true")
                ? Optional.of(Advice.error(
                        "A replica that is behind may become leader, and what it does not have is gone.",
                        "Set unclean.leader.election.enable=false.",
                        L3))
                : Optional.empty();
    }
}

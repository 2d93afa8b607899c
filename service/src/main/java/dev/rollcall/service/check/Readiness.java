package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Severity;
import dev.rollcall.service.cluster.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at settings and cluster before they go to production. */
public final class Readiness {
    static final List<Rule> RULES = List.of(
            BrokerRules::number,
            BrokerRules::versions,
            ReplicationRules::copies,
            ReplicationRules::copiesToCome,
            InSyncRules::confirmed,
            InSyncRules::writable,
            InSyncRules::elected,
            Readiness::unusableTopics,
            Readiness::registry,
            RetentionRules::input,
            RetentionRules::positions,
            BrokerRules::transactions,
            MessageSizeRules::events,
            MessageSizeRules::ownRecords,
            TimeoutRules::session,
            TimeoutRules::transaction,
            TimeoutRules::poll,
            StateRules::writable,
            StateRules::persistent,
            StateRules::roomy,
            Readiness::untold);

    private Readiness() {}

    /**
     * Looks at everything.
     *
     * @param cluster the cluster, with the settings
     * @param downtime the longest that no instance may run
     * @return what invites a hazard
     * @throws dev.rollcall.service.UserError if no broker answers, or there is no input topic
     */
    public static List<Finding> of(Cluster cluster, Duration downtime) {
        return of(new FactFinding(cluster).facts(downtime));
    }

    static List<Finding> of(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        RULES.forEach(rule -> rule.look(facts, findings::add));
        return findings;
    }

    /** Topics have the cleanup policy and the partitions that they must have. */
    private static void unusableTopics(Facts facts, Consumer<Finding> found) {
        facts.topics().forEach(topic -> topic.complaints()
                .forEach(complaint -> found.accept(error("`run` refuses to start.", complaint)
                        .at("topic " + topic.name(), "cannot be used as it is"))));
    }

    /** Without schemas nothing is counted. */
    private static void registry(Facts facts, Consumer<Finding> found) {
        facts.registry()
                .ifPresent(complaint -> found.accept(error(
                                "While the schema registry cannot be asked, events of schemas that are not known yet wait, and"
                                        + " nothing is counted.",
                                "Start it, or correct input.schema.registry.url and what goes with it.")
                        .at("schema registry", complaint)));
    }

    /** What may not be asked is said, for nothing can be found there. */
    private static void untold(Facts facts, Consumer<Finding> found) {
        facts.untold()
                .forEach(line -> found.accept(new Finding(
                        Severity.NOTE,
                        "not checked",
                        line,
                        List.of(),
                        "Whether this is as it should be cannot be told.",
                        "Ask somebody who has the right to run this command.",
                        "")));
    }
}

package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.util.List;

/** Looks at settings and cluster before they go to production. */
public final class Readiness {
    static final List<Rule> RULES = List.of(
            new BrokersRule(),
            new ReplicationRule(),
            new FutureTopicsRule(),
            new InSyncRule(),
            new UncleanElectionRule(),
            new UsableTopicsRule(),
            new RetentionRule(),
            new OffsetsRetentionRule(),
            new TransactionVersionRule(),
            new MessageSizeRule(),
            new TimeoutRule(),
            new StateRule(),
            new UntoldRule());

    private Readiness() {}

    /**
     * Looks at everything.
     *
     * @param settings the settings
     * @param cluster their cluster
     * @param downtime the longest that no instance may run
     * @return what invites a hazard
     * @throws dev.rollcall.service.UserError if no broker answers, or there is no input topic
     */
    public static List<Finding> of(Settings settings, Cluster cluster, Duration downtime) {
        return of(new FactFinding(settings, cluster).facts(downtime));
    }

    static List<Finding> of(Facts facts) {
        return RULES.stream().flatMap(rule -> rule.findings(facts).stream()).toList();
    }
}

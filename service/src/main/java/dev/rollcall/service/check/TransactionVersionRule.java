package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.List;

/** The brokers tell one transaction of a producer from the next (KIP-890). */
final class TransactionVersionRule implements Rule {
    private static final String FEATURE = "transaction.version";
    private static final int WANTED = 2;

    @Override
    public List<Finding> findings(Facts facts) {
        int level = facts.features().getOrDefault(FEATURE, (short) 0);
        if (facts.features().isEmpty() || level >= WANTED) {
            return List.of();
        }
        return List.of(new Finding(
                        Severity.ERROR,
                        "cluster",
                        FEATURE + "=" + level,
                        List.of(Hazard.D6),
                        "A write or a commit marker that the network held back can land in the producer's next transaction:"
                                + " what was aborted is then committed, or a transaction stays open and holds up every reader.",
                        "With brokers of 4.0 or newer:")
                .with(Fixes.at(facts).feature(FEATURE, WANTED)));
    }
}

package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Severity;
import java.util.List;

/** What may not be asked is said, for nothing can be found there. */
final class UntoldRule implements Rule {
    @Override
    public List<Finding> findings(Facts facts) {
        return facts.untold().stream()
                .map(line -> new Finding(
                        Severity.NOTE,
                        "not checked",
                        line,
                        List.of(),
                        "Whether this is as it should be cannot be told.",
                        "Ask somebody who has the right to run this command."))
                .toList();
    }
}

package dev.rollcall.service.run;

import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Rights;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for rights while an instance runs, when brokers that do not answer are no reason to fail. Thread-safe. */
final class RightsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RightsWatch.class);

    private final Rights rights;

    RightsWatch(Rights rights) {
        this.rights = rights;
    }

    /** The right that is behind a failure, if it is one: brokers refuse without saying what for, only those who ask are told. */
    Throwable explain(Throwable failure) {
        try {
            return rights.explain(failure).<Throwable>map(UserError::new).orElse(failure);
        } catch (RuntimeException e) {
            LOG.debug("Cannot tell which right is missing", e);
            return failure;
        }
    }

    /** What is missing on topics that exist by now. Records that may not be deleted from internal ones would be noticed by nobody. */
    Optional<Throwable> missing() {
        try {
            return rights.missing().map(UserError::new);
        } catch (RuntimeException e) {
            LOG.debug("Cannot tell whether a right is missing", e);
            return Optional.empty();
        }
    }
}

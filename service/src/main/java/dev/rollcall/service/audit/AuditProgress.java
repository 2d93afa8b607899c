package dev.rollcall.service.audit;

/** Hears how far an audit is. Called by the thread of the audit, often, so it must be quick. */
@FunctionalInterface
public interface AuditProgress {
    /** Hears nothing. */
    AuditProgress NONE = (phase, done, total) -> {};

    /**
     * How far the audit is.
     *
     * @param phase what it does, as {@code reading the input}; not null
     * @param done how much of that is done
     * @param total how much there is to do; 0 if that is not known
     */
    void at(String phase, long done, long total);

    /** The audit has done its work; what it found comes now. */
    default void done() {}
}

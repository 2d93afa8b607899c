package dev.rollcall.trials.drill.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of faults; the names on the command line are these in lower case, with hyphens. */
public enum FaultKind {
    /** SIGKILL of an instance in an open transaction. */
    KILL,
    /** SIGSTOP of an instance until its session and its transaction have timed out, then SIGCONT. */
    PAUSE,
    /** SIGKILL of a broker, and its restart. */
    BROKER_KILL,
    /** The network between instances and brokers is cut, slow, or open in one direction only. */
    CUT,
    /** The state of an instance is deleted or damaged while the instance is down. */
    STATE_LOSS,
    /** Every instance in turn is stopped in order and started again. */
    RESTART,
    /** The number of instances goes to 1, to 3 and to 1 again. */
    SCALE,
    /** The input topic gets more partitions. */
    GROW,
    /** An instance runs out of memory, ends by itself, and is started again. */
    MEMORY,
    /** Events that cannot be counted, and events that come twice. */
    DIRTY;

    /** A constant in lower case, with hyphens. */
    static String labelOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of a name.
     *
     * @param label as on the command line, not null
     * @return the kind; empty if there is none of that name
     */
    static Optional<FaultKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /**
     * What it is called on the command line and in the table.
     *
     * @return such as {@code broker-kill}
     */
    public String label() {
        return labelOf(this);
    }
}

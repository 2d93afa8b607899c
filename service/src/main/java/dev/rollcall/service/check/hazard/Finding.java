package dev.rollcall.service.check.hazard;

import java.util.List;

/**
 * Something that invites a hazard, or deserves a word. Immutable.
 *
 * @param severity how bad it is
 * @param where the topic, broker, line or setting
 * @param what what was found there, as {@code name=value} where it has a name
 * @param hazards the hazards that it invites, possibly none
 * @param why what happens, in sentences
 * @param mend what to do about it, in words; empty if nothing has to be done
 * @param command a shell command that does it; empty if there is none
 */
public record Finding(
        Severity severity, String where, String what, List<Hazard> hazards, String why, String mend, String command) {
    /** Makes the list of hazards immutable. */
    public Finding {
        hazards = List.copyOf(hazards);
    }

    /**
     * A finding that no single command mends.
     *
     * @param severity how bad it is
     * @param where the topic, broker, line or setting
     * @param what what was found there
     * @param hazards the hazards that it invites
     * @param why what happens
     * @param mend what to do about it; may be empty
     */
    public Finding(Severity severity, String where, String what, List<Hazard> hazards, String why, String mend) {
        this(severity, where, what, hazards, why, mend, "");
    }

    /**
     * The same finding with a command.
     *
     * @param mending a shell command that can be pasted
     * @return a changed copy
     */
    public Finding with(String mending) {
        return new Finding(severity, where, what, hazards, why, mend, mending);
    }

    /** Whether something should be done about it. */
    public boolean isToBeMended() {
        return severity != Severity.NOTE;
    }
}

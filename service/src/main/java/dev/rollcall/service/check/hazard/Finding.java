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
 * @param remedy what to do about it, in words; empty if nothing has to be done
 * @param command a shell command that does it; empty if there is none
 */
public record Finding(
        Severity severity, String where, String what, List<Hazard> hazards, String why, String remedy, String command) {
    /** Makes the list of hazards immutable. */
    public Finding {
        hazards = List.copyOf(hazards);
    }

    /**
     * Something that loses, doubles or stops something, not yet anywhere.
     *
     * @param why what happens
     * @param remedy what to do about it
     * @param hazards the hazards that it invites
     * @return an error
     */
    public static Finding error(String why, String remedy, Hazard... hazards) {
        return new Finding(Severity.ERROR, "", "", List.of(hazards), why, remedy, "");
    }

    /**
     * Something that takes an unlucky fault, or costs availability, not yet anywhere.
     *
     * @param why what happens
     * @param remedy what to do about it
     * @param hazards the hazards that it invites
     * @return a warning
     */
    public static Finding warning(String why, String remedy, Hazard... hazards) {
        return new Finding(Severity.WARNING, "", "", List.of(hazards), why, remedy, "");
    }

    /**
     * A word, not yet about anything.
     *
     * @param why what happens
     * @param hazards the hazards that it has to do with
     * @return a note
     */
    public static Finding note(String why, Hazard... hazards) {
        return new Finding(Severity.NOTE, "", "", List.of(hazards), why, "", "");
    }

    /**
     * The same finding in its place.
     *
     * @param place the topic, broker, line or setting
     * @param thing what was found there
     * @return a changed copy
     */
    public Finding at(String place, String thing) {
        return new Finding(severity, place, thing, hazards, why, remedy, command);
    }

    /**
     * The same finding with a command.
     *
     * @param fix a shell command that can be pasted
     * @return a changed copy
     */
    public Finding with(String fix) {
        return new Finding(severity, where, what, hazards, why, remedy, fix);
    }

    /** Whether something should be done about it. */
    public boolean needsFix() {
        return severity != Severity.NOTE;
    }
}

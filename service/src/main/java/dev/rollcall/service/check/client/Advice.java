package dev.rollcall.service.check.client;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.List;

/**
 * What there is to say about a setting. Immutable.
 *
 * @param severity how bad it is
 * @param hazards what it invites
 * @param why what happens
 * @param mend what to set instead; may be empty
 */
record Advice(Severity severity, List<Hazard> hazards, String why, String mend) {
    static Advice error(String why, String mend, Hazard... hazards) {
        return new Advice(Severity.ERROR, List.of(hazards), why, mend);
    }

    static Advice warning(String why, String mend, Hazard... hazards) {
        return new Advice(Severity.WARNING, List.of(hazards), why, mend);
    }

    static Advice note(String why, Hazard... hazards) {
        return new Advice(Severity.NOTE, List.of(hazards), why, "");
    }

    Finding at(ClientSetting setting) {
        return new Finding(
                severity,
                "line " + setting.line().number(),
                setting.assignment(),
                hazards,
                why + spelling(setting),
                mend);
    }

    Finding unset(String what) {
        return new Finding(severity, "not set", what, hazards, why, mend);
    }

    /** Clients pass over names that they do not know, with no more than a log line. */
    private static String spelling(ClientSetting setting) {
        boolean spelledOut = !setting.known() || setting.line().key().endsWith(setting.name());
        boolean kafkas = !setting.name().equals(SettingNames.ZOOKEEPER)
                && !setting.name().equals(SettingNames.ACK_MODE);
        return spelledOut || !kafkas
                ? ""
                : " Kafka's name for it is " + setting.name()
                        + ": unless a framework translates the key, clients pass over the line and take their default.";
    }
}

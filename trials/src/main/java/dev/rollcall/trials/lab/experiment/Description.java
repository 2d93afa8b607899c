package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;

/**
 * What there is to say about a hazard. Texts are in Markdown, and may be broken into lines. Immutable.
 *
 * @param hazard which one, not null
 * @param story what happens, in three sentences; not null
 * @param inviting what invites it, not null
 * @param fixed what does not, not null
 * @param fault what both sides suffer, in a sentence; not null
 * @param signs how to recognise it in production, not null
 * @param check how {@code check} finds it, not null
 * @param rollcall what Rollcall does about it, not null
 */
public record Description(
        Hazard hazard,
        String story,
        Setup inviting,
        Setup fixed,
        String fault,
        String signs,
        String check,
        String rollcall) {
    /** Joins lines. */
    public Description {
        story = joined(story);
        fault = joined(fault);
        signs = joined(signs);
        check = joined(check);
        rollcall = joined(rollcall);
    }

    private static String joined(String text) {
        return text.strip().replaceAll("\\s*\\n\\s*", " ");
    }
}

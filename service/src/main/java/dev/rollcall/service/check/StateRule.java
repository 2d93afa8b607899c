package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Severity;
import dev.rollcall.settings.SettingsKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The state has a disk of its own that is large enough and survives a restart. */
final class StateRule implements Rule {
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");
    private static final Set<String> OF_CONTAINER = Set.of("overlay", "aufs", "overlayfs");
    private static final long GIB = 1L << 30;

    /** Stores are somewhat larger than their changelogs while they are compacted. */
    private static final int ROOM = 2;

    @Override
    public List<Finding> findings(Facts facts) {
        StateFacts state = facts.state();
        List<Finding> findings = new ArrayList<>();
        if (!state.writable()) {
            findings.add(finding(
                    Severity.ERROR,
                    state,
                    "not writable",
                    "No instance could start here.",
                    "Make it writable for the user that runs Rollcall."));
        }
        persistent(state, findings);
        if (state.usableBytes() < needed(state)) {
            findings.add(finding(
                    Severity.ERROR,
                    state,
                    megabytes(state.usableBytes()) + " free",
                    "The changelogs have " + megabytes(state.changelogBytes())
                            + "; an instance that takes all of it over needs about twice that, and 1,024 MiB at least.",
                    "Make room, or set " + SettingsKeys.STATE_DIR + " to a larger disk."));
        }
        return findings;
    }

    private static void persistent(StateFacts state, List<Finding> findings) {
        boolean temporary = state.directory().startsWith(Path.of("/tmp"))
                || state.directory().startsWith(Path.of("/var/tmp"))
                || IN_MEMORY.contains(state.fileSystem());
        if (temporary || OF_CONTAINER.contains(state.fileSystem())) {
            findings.add(finding(
                    Severity.WARNING,
                    state,
                    "on " + state.fileSystem(),
                    (temporary
                                    ? "What is here is gone after a restart of the machine."
                                    : "This looks like the inside of a container, and is gone with it.")
                            + " Nothing is lost by that, but all state has to be restored before the counting goes on.",
                    "Set " + SettingsKeys.STATE_DIR + " to a disk, or a volume, that stays."));
        }
    }

    private static long needed(StateFacts state) {
        return Math.max(GIB, ROOM * state.changelogBytes());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
    }

    private static Finding finding(Severity severity, StateFacts state, String what, String why, String mend) {
        return new Finding(
                severity,
                "this machine",
                SettingsKeys.STATE_DIR + " " + state.directory() + ", " + what,
                List.of(),
                why,
                mend);
    }
}

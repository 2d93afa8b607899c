package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Finding.error;
import static dev.rollcall.service.check.hazard.Finding.warning;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.settings.SettingsKeys;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The state has a disk of its own that is large enough and survives a restart. */
final class StateRules {
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");
    private static final Set<String> OF_CONTAINER = Set.of("overlay", "aufs", "overlayfs");
    private static final long GIB = 1L << 30;
    /** Stores are somewhat larger than their changelogs while they are compacted. */
    private static final int ROOM = 2;

    private StateRules() {}

    static void writable(Facts facts, Consumer<Finding> found) {
        if (!facts.state().writable()) {
            found.accept(at(
                    facts,
                    "not writable",
                    error("No instance could start here.", "Make it writable for the user that runs Rollcall.")));
        }
    }

    static void persistent(Facts facts, Consumer<Finding> found) {
        StateFacts state = facts.state();
        boolean temporary = state.directory().startsWith("/tmp")
                || state.directory().startsWith("/var/tmp")
                || IN_MEMORY.contains(state.fileSystem());
        if (temporary || OF_CONTAINER.contains(state.fileSystem())) {
            found.accept(at(
                    facts,
                    "on " + state.fileSystem(),
                    warning(
                            (temporary
                                            ? "What is here is gone after a restart of the machine."
                                            : "This looks like the inside of a container, and is gone with it.")
                                    + " Nothing is lost by that, but all state has to be restored before the counting goes on.",
                            "Set " + SettingsKeys.STATE_DIR + " to a disk, or a volume, that stays.")));
        }
    }

    static void roomy(Facts facts, Consumer<Finding> found) {
        StateFacts state = facts.state();
        if (state.usableBytes() < Math.max(GIB, ROOM * state.changelogBytes())) {
            found.accept(at(
                    facts,
                    megabytes(state.usableBytes()) + " free",
                    error(
                            "The changelogs have " + megabytes(state.changelogBytes())
                                    + "; an instance that takes all of it over needs about twice that, and 1,024 MiB at least.",
                            "Make room, or set " + SettingsKeys.STATE_DIR + " to a larger disk.")));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
    }

    private static Finding at(Facts facts, String what, Finding finding) {
        return finding.at(
                "this machine", SettingsKeys.STATE_DIR + " " + facts.state().directory() + ", " + what);
    }
}

package dev.rollcall.service.run;

import dev.rollcall.event.Pseudonyms;
import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says in the state directory by which key its users were replaced, without giving the key away: by another one everybody would be
 * another user. What other instances do is not seen, nor what was before the directory was deleted.
 */
final class PseudonymMark {
    private static final String MEND =
            "; every user would be counted anew, as another one. Put back what was set before, or take another application.id and"
                    + " other output, accounts and rejected topics";

    private PseudonymMark() {}

    /**
     * Compares the key with the state that is there; marks state that is yet to be.
     *
     * @param directory that of the instance
     * @param settings the settings
     * @throws UserError if the state was made with another key, with none, or with one where none is set
     * @throws IOException if the directory cannot be read or written
     */
    static void check(Path directory, Settings settings) throws IOException {
        Path file = StateMark.PSEUDONYM_KEY.file(directory, settings.applicationId());
        Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        Optional<String> now = settings.pseudonymKey().map(key -> new Pseudonyms(key).fingerprint());
        if (StateMark.isMeaningful(directory, settings.applicationId()) && !before.equals(now)) {
            throw new UserError("user.pseudonym.key: the state in " + directory.toAbsolutePath() + " was made "
                    + difference(before, now) + MEND);
        }
        if (now.isPresent()) {
            Files.writeString(file, now.get());
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static String difference(Optional<String> before, Optional<String> now) {
        if (before.isEmpty()) {
            return "without a key";
        }
        return now.isEmpty() ? "with a key, and none is set" : "with another key";
    }
}

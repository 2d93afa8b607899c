package dev.rollcall.service.run;

import dev.rollcall.event.Pseudonyms;
import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Says in the state directory with which settings its counts were made, of those that may not change; of the key of the pseudonyms only
 * its fingerprint. What other instances do is not seen, nor what was before the directory was deleted.
 */
public final class SettingsMark {
    private static final String PUT_BACK = "Put back what was set before";
    private static final String OR_START_OVER =
            ", or take another application.id and other output, accounts and rejected topics";

    private SettingsMark() {}

    /**
     * Where it is.
     *
     * @param directory that of the instance, not null
     * @param applicationId whose state it belongs to, not null
     * @return a file, which need not exist
     */
    public static Path file(Path directory, String applicationId) {
        return directory.resolve(applicationId + ".settings");
    }

    /**
     * Compares the settings with the state that is there; marks state that is yet to be.
     *
     * @param directory that of the instance
     * @param settings the settings
     * @throws UserError if the state was made with another zone or other windows, with a shorter history, or with another key, with none,
     *     or with one where none is set
     * @throws IOException if the directory cannot be read or written
     */
    static void check(Path directory, Settings settings) throws IOException {
        Path file = file(directory, settings.applicationId());
        Optional<String> key = settings.pseudonymKey().map(secret -> new Pseudonyms(secret).fingerprint());
        // Without any state the mark means nothing.
        if (Files.exists(directory.resolve(settings.applicationId()))) {
            Properties before = read(file);
            String made = ": the state in " + directory.toAbsolutePath() + " was made ";
            compareKeys(made, Optional.ofNullable(before.getProperty(SettingsKeys.PSEUDONYM_KEY)), key);
            compare(made, before, settings);
        }
        Properties now = new Properties();
        now.putAll(fixed(settings));
        now.setProperty(SettingsKeys.HISTORY_DAYS, Integer.toString(settings.historyDays()));
        key.ifPresent(fingerprint -> now.setProperty(SettingsKeys.PSEUDONYM_KEY, fingerprint));
        try (Writer writer = Files.newBufferedWriter(file)) {
            now.store(writer, "What the counts of this directory were made with");
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties before = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                before.load(reader);
            }
        }
        return before;
    }

    private static void compareKeys(String made, Optional<String> before, Optional<String> now) {
        if (!before.equals(now)) {
            String difference = before.isEmpty()
                    ? "without a key"
                    : now.isEmpty() ? "with a key, and none is set" : "with another key";
            throw new UserError(SettingsKeys.PSEUDONYM_KEY + made + difference
                    + "; every user would be counted anew, as another one. " + PUT_BACK + OR_START_OVER);
        }
    }

    private static void compare(String made, Properties before, Settings settings) {
        String complaints = fixed(settings).entrySet().stream()
                .filter(now -> !before.getProperty(now.getKey(), now.getValue()).equals(now.getValue()))
                .map(now -> now.getKey() + " " + now.getValue() + made + "with " + before.getProperty(now.getKey())
                        + "; counts of both would be mixed. " + PUT_BACK + OR_START_OVER)
                .sorted()
                .collect(Collectors.joining("\n"));
        if (!complaints.isEmpty()) {
            throw new UserError(complaints);
        }
        int history = settings.historyDays();
        String historyBefore = before.getProperty(SettingsKeys.HISTORY_DAYS, Integer.toString(history));
        if (history > Integer.parseInt(historyBefore)) {
            throw new UserError(SettingsKeys.HISTORY_DAYS + " " + history + made + "with " + historyBefore
                    + "; days that rows have forgotten would be counted once more. " + PUT_BACK
                    + " (less may be set at any time)" + OR_START_OVER);
        }
    }

    private static Map<String, String> fixed(Settings settings) {
        return Map.of(
                SettingsKeys.ZONE, settings.zone().getId(),
                SettingsKeys.WAU_DAYS, Integer.toString(settings.wauDays()),
                SettingsKeys.MAU_DAYS, Integer.toString(settings.mauDays()));
    }
}

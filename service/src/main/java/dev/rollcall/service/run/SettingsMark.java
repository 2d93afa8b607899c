package dev.rollcall.service.run;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Says in the state directory with which settings its counts were made, of those that may not change. What other instances do is not
 * seen, nor what was before the directory was deleted.
 */
final class SettingsMark {
    private static final String MEND =
            "; counts of both would be mixed. Put back what was set before, or take another application.id and"
                    + " other output, accounts and rejected topics";

    private static final String LONGER =
            "; days that rows have forgotten would be counted once more. Put back what was set before (less"
                    + " may be set at any time), or take another application.id and other output, accounts and rejected topics";

    private SettingsMark() {}

    /**
     * Compares the settings with the state that is there; marks state that is yet to be.
     *
     * @param directory that of the instance
     * @param settings the settings
     * @throws UserError if the state was made with another zone or other windows, or with a shorter history
     * @throws IOException if the directory cannot be read or written
     */
    static void check(Path directory, Settings settings) throws IOException {
        Path file = StateMark.SETTINGS.file(directory, settings.applicationId());
        if (StateMark.isMeaningful(directory, settings.applicationId()) && Files.exists(file)) {
            compare(directory, read(file), settings);
        }
        Properties now = new Properties();
        fixed(settings).forEach(now::setProperty);
        now.setProperty(SettingsKeys.HISTORY_DAYS, Integer.toString(settings.historyDays()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            now.store(writer, "What the counts of this directory were made with");
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties before = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            before.load(reader);
        }
        return before;
    }

    private static void compare(Path directory, Properties before, Settings settings) {
        String made = ": the state in " + directory.toAbsolutePath() + " was made with ";
        String complaints = fixed(settings).entrySet().stream()
                .filter(now -> !before.getProperty(now.getKey(), now.getValue()).equals(now.getValue()))
                .map(now -> now.getKey() + " " + now.getValue() + made + before.getProperty(now.getKey()) + MEND)
                .sorted()
                .collect(Collectors.joining("\n"));
        if (!complaints.isEmpty()) {
            throw new UserError(complaints);
        }
        int history = settings.historyDays();
        String historyBefore = before.getProperty(SettingsKeys.HISTORY_DAYS, Integer.toString(history));
        if (history > Integer.parseInt(historyBefore)) {
            throw new UserError(SettingsKeys.HISTORY_DAYS + " " + history + made + historyBefore + LONGER);
        }
    }

    private static Map<String, String> fixed(Settings settings) {
        return Map.of(
                SettingsKeys.ZONE, settings.zone().getId(),
                SettingsKeys.WAU_DAYS, Integer.toString(settings.wauDays()),
                SettingsKeys.MAU_DAYS, Integer.toString(settings.mauDays()));
    }
}

package dev.rollcall.app.command;

import dev.rollcall.app.logging.LogOutput;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where a command's settings come from. */
public final class SettingsOptions {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsOptions.class);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings, a .properties file. May be left out if the environment has them"
                    + " (ROLLCALL_BOOTSTRAP_SERVERS=...).")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting that overrides the file and the environment. Can be repeated.")
    private List<String> assignments = new ArrayList<>();

    /**
     * Loads the settings, logs from here on as they say, and says what was ignored.
     *
     * @return the settings in force
     * @throws dev.rollcall.settings.SettingsException if anything is wrong with them
     */
    public Settings load() {
        return load(loader());
    }

    /**
     * The same with what the keys of the sink refer to.
     *
     * @return the settings in force
     * @throws dev.rollcall.settings.SettingsException if anything is wrong with them
     */
    public Settings loadWithSink() {
        return load(loader().withSink());
    }

    private SettingsLoader loader() {
        return new SettingsLoader().file(file).environment(System.getenv()).set(assignments);
    }

    private static Settings load(SettingsLoader loader) {
        Settings settings = loader.load();
        LogOutput.apply(settings.log());
        settings.warnings().forEach(LOG::warn);
        return settings;
    }
}

package dev.rollcall.trials.demo;

import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import dev.rollcall.trials.WorkDirectory;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration of a demo, written to a file so that other terminals can use it too. */
final class DemoSettings {
    /** The zone whose days are counted. */
    static final ZoneId ZONE = ZoneId.of("UTC");

    private DemoSettings() {}

    /** Writes the file into the directory, and loads it as any command does. */
    static Settings in(WorkDirectory directory, String bootstrapServers) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(SettingsKeys.BOOTSTRAP_SERVERS, bootstrapServers);
        settings.put(SettingsKeys.APPLICATION_ID, "rollcall-demo");
        settings.put(SettingsKeys.INPUT_TOPIC, "events");
        settings.put(SettingsKeys.DIMENSIONS, "country,platform");
        settings.put(SettingsKeys.ZONE, ZONE.getId());
        settings.put(SettingsKeys.STATE_DIR, directory.path().resolve("state").toString());
        return directory.load(settings);
    }
}

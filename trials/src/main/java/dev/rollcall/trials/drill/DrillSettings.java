package dev.rollcall.trials.drill;

import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import dev.rollcall.trials.WorkDirectory;
import dev.rollcall.trials.drill.scene.EventStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration of a drill, written to a file so that other commands can use it too. */
final class DrillSettings {
    private static final String VISITS_PARTITIONS = "4";
    private static final String THREADS = "2";
    private static final String METADATA_MAX_AGE_MS = "5000";

    private DrillSettings() {}

    /** Writes the file into the directory, and loads it as any command does. */
    static Settings in(WorkDirectory directory, String bootstrapServers) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(SettingsKeys.BOOTSTRAP_SERVERS, bootstrapServers);
        settings.put(SettingsKeys.APPLICATION_ID, "rollcall-drill");
        settings.put(SettingsKeys.INPUT_TOPIC, "events");
        settings.put(SettingsKeys.DIMENSIONS, "country,platform");
        settings.put(SettingsKeys.ZONE, EventStream.ZONE.getId());
        settings.put(SettingsKeys.VISITS_PARTITIONS, VISITS_PARTITIONS);
        settings.put(SettingsKeys.THREADS, THREADS);
        settings.put(SettingsKeys.HTTP_PORT, "-1");
        settings.put(SettingsKeys.STATE_DIR, directory.path().resolve("state").toString());
        // New input partitions are to be found within seconds.
        settings.put("kafka.metadata.max.age.ms", METADATA_MAX_AGE_MS);
        return directory.load(settings);
    }
}

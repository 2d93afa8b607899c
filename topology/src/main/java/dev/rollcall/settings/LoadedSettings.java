package dev.rollcall.settings;

import java.util.List;

/**
 * Settings, and what was noticed on the way to them.
 *
 * @param settings the settings
 * @param warnings one line each for what was ignored, possibly none; not errors
 */
public record LoadedSettings(Settings settings, List<String> warnings) {
    /** Makes the list of warnings immutable. */
    public LoadedSettings {
        warnings = List.copyOf(warnings);
    }
}

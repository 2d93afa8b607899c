package dev.rollcall.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings settings together from a file, the environment and the command line; each goes before the one before.
 *
 * <p>Not thread-safe.
 */
public final class SettingsLoader {
    private final Problems problems = new Problems();
    private final List<String> warnings = new ArrayList<>();
    private final List<Given> fromFile = new ArrayList<>();
    private final List<Given> fromEnvironment = new ArrayList<>();
    private final List<Given> assigned = new ArrayList<>();
    private Map<String, String> environment = Map.of();
    private boolean unreadable;

    /** A loader that has nothing to load yet. */
    public SettingsLoader() {}

    /**
     * Reads a {@code .properties} file in UTF-8. What is wrong with it is reported by {@link #load()}.
     *
     * @param file the file, not null
     * @return this loader
     */
    public SettingsLoader file(Path file) {
        PropertiesFile properties = new PropertiesFile(file, problems);
        fromFile.addAll(properties.read());
        unreadable |= properties.isUnreadable();
        return this;
    }

    /**
     * Takes the variables that begin with {@code ROLLCALL_}, and lets values refer to any variable.
     *
     * @param variables the environment, as from {@link System#getenv()}
     * @return this loader
     */
    public SettingsLoader environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        EnvironmentVariables taken = new EnvironmentVariables(variables);
        fromEnvironment.addAll(taken.givens());
        warnings.addAll(taken.warnings());
        return this;
    }

    /**
     * Takes assignments from the command line; of two for the same key the last is taken.
     *
     * @param assignments each {@code key=value}
     * @return this loader
     */
    public SettingsLoader set(List<String> assignments) {
        assignments.forEach(this::set);
        return this;
    }

    /**
     * Checks everything and makes the settings.
     *
     * @return the settings and what was ignored
     * @throws SettingsException if anything is wrong, with all that is
     */
    public LoadedSettings load() {
        if (unreadable) {
            // What else is wrong, such as a key that is missing, may only seem so.
            problems.throwIfAny();
        }
        Map<String, Given> effective = new LinkedHashMap<>();
        KeyChecks keys = new KeyChecks(problems);
        for (List<Given> source : List.of(fromFile, fromEnvironment, assigned)) {
            keys.check(source);
            source.forEach(given -> effective.put(given.key(), given));
        }
        return new LoadedSettings(new SettingsReader(environment, problems).read(effective), warnings);
    }

    private void set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            problems.add("--set " + assignment + ": not an assignment; write --set key=value");
        } else {
            String key = assignment.substring(0, equals).strip();
            assigned.add(new Given(key, assignment.substring(equals + 1).strip(), "--set"));
        }
    }
}

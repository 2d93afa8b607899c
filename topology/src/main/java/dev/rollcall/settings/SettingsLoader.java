package dev.rollcall.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings settings together from a file, the environment and the command line; each overrides the one before.
 *
 * <p>Not thread-safe.
 */
public final class SettingsLoader {
    private final List<String> assignments = new ArrayList<>();
    private Map<String, String> environment = Map.of();
    private Path file;
    private boolean sink;

    /** A loader that has nothing to load yet. */
    public SettingsLoader() {}

    /**
     * Takes a {@code .properties} file in UTF-8.
     *
     * @param file the file, not null
     * @return this loader
     */
    public SettingsLoader file(Path file) {
        this.file = file;
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
        return this;
    }

    /**
     * Takes assignments from the command line; of two for the same key the last is taken.
     *
     * @param assignments each {@code key=value}
     * @return this loader
     */
    public SettingsLoader set(List<String> assignments) {
        this.assignments.addAll(assignments);
        return this;
    }

    /**
     * Follows the references in the keys of the sink too. Other commands leave them alone, for they may have no access to its secrets.
     *
     * @return this loader
     */
    public SettingsLoader withSink() {
        sink = true;
        return this;
    }

    /**
     * Reads and checks everything, and makes the settings.
     *
     * @return the settings
     * @throws SettingsException if anything is wrong, with all that is
     */
    public Settings load() {
        Problems problems = new Problems();
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        List<Given> assigned = assigned(problems);
        List<Given> givens = new ArrayList<>();
        if (file != null) {
            givens.addAll(PropertiesFile.read(file, problems));
        }
        givens.addAll(variables.givens());
        givens.addAll(assigned);
        Map<String, Given> inForce = new LinkedHashMap<>();
        givens.forEach(given -> {
            checkKey(given, problems);
            inForce.put(given.key(), given);
        });
        Values values = new Values(
                inForce,
                new References(environment, inForce, problems, key -> sink || !key.startsWith(SettingsKeys.SINK)),
                problems);
        Settings settings = SettingsDefinition.read(values, variables.warnings());
        new CrossChecks(values.valid(), problems).check(settings);
        problems.throwIfAny();
        return settings;
    }

    private List<Given> assigned(Problems problems) {
        List<Given> assigned = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                problems.add("--set " + assignment + ": not an assignment; write --set key=value");
            } else {
                String key = assignment.substring(0, equals).strip();
                assigned.add(new Given(key, assignment.substring(equals + 1).strip(), "--set"));
            }
        }
        return assigned;
    }

    private static void checkKey(Given given, Problems problems) {
        if (!SettingsDefinition.isKey(given.key()) && !KafkaName.isKey(given.key())) {
            problems.add("unknown key " + given.source() + hint(given.key()));
        }
    }

    private static String hint(String key) {
        if (KafkaName.of(key).isKnown()) {
            return "; Kafka's own keys are written " + KafkaName.KEY_PREFIX + key;
        }
        String hint = Nearest.hint("", key, SettingsDefinition.KEYS.keySet());
        return hint.isEmpty()
                ? "; there are " + String.join(", ", SettingsDefinition.KEYS.keySet()) + " and kafka.<name>"
                : hint;
    }
}

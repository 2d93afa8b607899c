package dev.rollcall.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/** Makes settings of the values that were given: follows references, fills in defaults, checks every value. */
final class SettingsReader {
    private static final String DEFAULT_ORIGIN = "default";

    private final Map<String, String> environment;
    private final Problems problems;
    private final Set<String> unresolved = new HashSet<>();

    SettingsReader(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * Reads the values that are in force.
     *
     * @param effective by key; keys that do not exist are passed over
     * @throws SettingsException if there is any problem, old or new
     */
    Settings read(Map<String, Given> effective) {
        Map<String, Given> givens = followReferences(effective);
        Map<String, Given> kafka = new TreeMap<>(givens);
        kafka.keySet().removeIf(key -> !key.startsWith(KafkaNames.KEY_PREFIX));

        Map<String, Object> values = parse(givens);
        new CrossChecks(givens, values, problems).check();
        KafkaChecks kafkaChecks = new KafkaChecks(problems);
        kafkaChecks.check(kafka.values());
        kafkaChecks.checkTransactionTimeout(kafka);
        problems.throwIfAny();

        Map<String, String> kafkaValues = new TreeMap<>();
        kafka.forEach((key, given) -> kafkaValues.put(KafkaNames.withoutKeyPrefix(key), given.value()));
        return new Settings(values, kafkaValues, shown(givens, values, kafka));
    }

    private Map<String, Given> followReferences(Map<String, Given> effective) {
        Map<String, Given> followed = new LinkedHashMap<>();
        try (References references = new References(environment, declaredProviders(effective))) {
            effective.forEach((key, given) -> followed.put(key, follow(references, given)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return followed;
    }

    private Given follow(References references, Given given) {
        try {
            return references.follow(given);
        } catch (ConfigException e) {
            problems.add(given.key() + " (" + given.origin() + "): " + e.getMessage());
            unresolved.add(given.key());
            return given;
        }
    }

    private static Set<String> declaredProviders(Map<String, Given> effective) {
        Given declared = effective.get(KafkaNames.KEY_PREFIX + AbstractConfig.CONFIG_PROVIDERS_CONFIG);
        return Stream.of(declared == null ? new String[0] : declared.value().split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private Map<String, Object> parse(Map<String, Given> givens) {
        Map<String, Object> values = new LinkedHashMap<>();
        SettingsDefinition.DEFINITION.configKeys().forEach((key, definition) -> {
            Given given = givens.get(key);
            if (given != null) {
                parse(definition, given, values);
            } else if (definition.hasDefault()) {
                Optional.ofNullable(definition.defaultValue).ifPresent(value -> values.put(key, value));
            } else {
                problems.add(key + " is required; set it in the configuration file, as "
                        + EnvironmentVariables.variable(key) + " or with --set " + key + "=VALUE");
            }
        });
        return values;
    }

    private void parse(ConfigKey definition, Given given, Map<String, Object> values) {
        if (unresolved.contains(definition.name)) {
            return;
        }
        try {
            Object value = ConfigDef.parseType(definition.name, given.value(), definition.type);
            definition.validator.ensureValid(definition.name, value);
            values.put(definition.name, value);
        } catch (ConfigException e) {
            String valid = definition.validator.toString().replace("`", "");
            problems.add(given, Reasons.of(e) + "; valid: " + valid);
        }
    }

    private static List<EffectiveSetting> shown(
            Map<String, Given> givens, Map<String, Object> values, Map<String, Given> kafka) {
        List<EffectiveSetting> shown = new ArrayList<>();
        SettingsDefinition.DEFINITION.configKeys().forEach((key, definition) -> {
            Given given = givens.get(key);
            Object value = values.get(key);
            String text = value == null ? "" : ConfigDef.convertToString(value, definition.type);
            String origin = given == null ? DEFAULT_ORIGIN : given.origin();
            shown.add(new EffectiveSetting(key, Secrets.onOneLine(text), origin));
        });
        kafka.forEach((key, given) -> shown.add(new EffectiveSetting(key, Secrets.shown(given), given.origin())));
        return shown;
    }
}

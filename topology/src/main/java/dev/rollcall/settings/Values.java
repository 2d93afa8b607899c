package dev.rollcall.settings;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads what was given. To read a key is to declare it: what is read with nothing given is all keys, in the order of the
 * reference page. Not thread-safe.
 */
final class Values {
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Given> valid = new LinkedHashMap<>();
    private final Map<String, Given> kafka = new TreeMap<>();
    private final Map<String, Given> givens;
    private final References references;
    private final Problems problems;
    private String heading;

    /**
     * Follows the references in Kafka's keys; in others when they are read.
     *
     * @param givens by key
     * @param problems gets a line for each value that is missing or not valid
     */
    Values(Map<String, Given> givens, References references, Problems problems) {
        this.givens = givens;
        this.references = references;
        this.problems = problems;
        givens.forEach((key, given) -> {
            if (KafkaName.isKey(key)) {
                kafka.put(key, references.follow(given).orElse(given));
            }
        });
    }

    /** All keys that somebody reads, by name. */
    static Map<String, Key> declaredBy(Consumer<Values> reader) {
        Problems ignored = new Problems();
        Values nothing = new Values(Map.of(), new References(Map.of(), Map.of(), ignored, key -> true), ignored);
        reader.accept(nothing);
        return Collections.unmodifiableMap(nothing.keys);
    }

    /** Begins the keys under a heading of the reference page. */
    Values under(String newHeading) {
        heading = newHeading;
        return this;
    }

    <T> T read(String key, Kind<T> kind, String byDefault, String documentation) {
        return read(key, kind, byDefault, byDefault.isEmpty() ? "none" : "`" + byDefault + "`", documentation);
    }

    /** Reads a value whose default is the machine's, which the reference page names in words. */
    <T> T read(String key, Kind<T> kind, String byDefault, String defaultInWords, String documentation) {
        keys.put(key, new Key(heading, key, kind, defaultInWords, documentation));
        return read(key, kind, byDefault);
    }

    private <T> T read(String key, Kind<T> kind, String byDefault) {
        Given given = references
                .follow(givens.getOrDefault(key, new Given(key, byDefault, "default")))
                .orElse(null);
        if (given != null) {
            try {
                T value = kind.read(given.value());
                valid.put(key, given.withValue(kind.shown(given.value())));
                return value;
            } catch (IllegalArgumentException e) {
                problems.add(
                        new Given(key, given.value(), given.origin(), kind.isSecret()),
                        e.getMessage() + "; valid: " + kind.valid().replace("`", ""));
            }
        }
        return kind.read(byDefault);
    }

    /** Reads a value whose default is that of another key, read before, and a suffix. */
    <T> T derived(String key, Kind<T> kind, String from, String suffix, String documentation) {
        String base = valid.containsKey(from) ? valid.get(from).value() : from;
        return read(key, kind, base + suffix, "`<" + from + ">" + suffix + "`", documentation);
    }

    /** Reads a value that need not be there. */
    <T> Optional<T> optional(String key, Kind<T> kind, String documentation) {
        return Optional.ofNullable(read(key, kind, null, "none", documentation));
    }

    /**
     * Reads a value for each of some names, by a key that ends with the name.
     *
     * @param prefix what each key begins with
     * @param names the names, those of nothing else
     * @param what what has such a name
     * @return the values that were given, by name
     */
    <T> Map<String, T> named(String prefix, List<String> names, String what, Kind<T> kind, String documentation) {
        keys.put(prefix + "<name>", new Key(heading, prefix + "<name>", kind, "none", documentation));
        Map<String, T> found = new HashMap<>();
        givens.forEach((key, given) -> {
            String name = key.startsWith(prefix) ? key.substring(prefix.length()) : null;
            if (names.contains(name)) {
                Optional.ofNullable(read(key, kind, null)).ifPresent(value -> found.put(name, value));
            } else if (name != null) {
                problems.add(given, "there is no " + what + " " + name + "; there are: " + String.join(", ", names));
            }
        });
        return found;
    }

    /** Reads a value that must be there; null if it is not. */
    <T> T required(String key, Kind<T> kind, String documentation) {
        if (!givens.containsKey(key)) {
            problems.add(key + " is required; set it in the configuration file, as "
                    + EnvironmentVariables.variable(key) + " or with --set " + key + "=VALUE");
        }
        return read(key, kind, null, "required", documentation);
    }

    /** What was read and is valid on its own, in the order of reading, as it may be shown. */
    Map<String, Given> valid() {
        return valid;
    }

    /** What goes to Kafka, checked, by Kafka's names. */
    Map<String, String> kafka() {
        new KafkaChecks(kafka, problems).check();
        Map<String, String> properties = new TreeMap<>();
        kafka.forEach((key, given) -> properties.put(KafkaName.withoutKeyPrefix(key), given.value()));
        return properties;
    }

    /** The valid values of the keys that were read, in their order, and of Kafka's. */
    List<EffectiveSetting> effective() {
        return Stream.of(valid, kafka)
                .flatMap(values -> values.values().stream())
                .map(Given::effective)
                .toList();
    }
}

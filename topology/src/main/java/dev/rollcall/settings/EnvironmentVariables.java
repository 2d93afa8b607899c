package dev.rollcall.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes settings out of environment variables, {@code ROLLCALL_INPUT_TOPIC} for {@code input.topic}. */
final class EnvironmentVariables {
    static final String PREFIX = "ROLLCALL_";

    private static final String KAFKA_PREFIX = PREFIX + "KAFKA_";

    // A Kubernetes service called rollcall-kafka or rollcall-http puts such variables into every pod beside it.
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern SERVICE_LINK_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

    private static final Map<String, String> KEYS_BY_VARIABLE =
            byVariable(SettingsDefinition.DEFINITION.names().stream());

    // Some of Kafka's names have an underscore of their own, so that the way back is not by replacing letters.
    private static final Map<String, String> KAFKA_KEYS_BY_VARIABLE =
            byVariable(KafkaNames.all().stream().map(name -> KafkaNames.KEY_PREFIX + name));

    private final List<Given> givens = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    EnvironmentVariables(Map<String, String> environment) {
        new TreeMap<>(environment).forEach(this::take);
    }

    List<Given> givens() {
        return givens;
    }

    /** One line for every variable that looks like a setting and is none. */
    List<String> warnings() {
        return warnings;
    }

    /** The variable for a key. */
    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private void take(String variable, String value) {
        if (!variable.startsWith(PREFIX)) {
            return;
        }
        Optional<String> key = key(variable);
        if (isServiceLink(variable, value)) {
            warnings.add(variable + " is ignored: it was set by Kubernetes for a service, not as a setting");
        } else if (key.isPresent()) {
            givens.add(new Given(key.get(), value, "environment " + variable));
        } else {
            warnings.add(variable + " is ignored: there is no such setting" + hint(variable));
        }
    }

    private static boolean isServiceLink(String variable, String value) {
        boolean address =
                variable.endsWith("_PORT") && SERVICE_LINK_VALUE.matcher(value).matches();
        return address || SERVICE_LINK.matcher(variable).matches();
    }

    private static Optional<String> key(String variable) {
        if (variable.startsWith(KAFKA_PREFIX) && variable.length() > KAFKA_PREFIX.length()) {
            String plain = variable.substring(KAFKA_PREFIX.length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '.');
            return Optional.of(KAFKA_KEYS_BY_VARIABLE.getOrDefault(variable, KafkaNames.KEY_PREFIX + plain));
        }
        return Optional.ofNullable(KEYS_BY_VARIABLE.get(variable));
    }

    private static String hint(String variable) {
        Set<String> known = KEYS_BY_VARIABLE.keySet();
        return Nearest.to(variable, known, Nearest.generousLimit(variable.substring(PREFIX.length())))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    private static Map<String, String> byVariable(Stream<String> keys) {
        return keys.collect(Collectors.toUnmodifiableMap(EnvironmentVariables::variable, Function.identity()));
    }
}

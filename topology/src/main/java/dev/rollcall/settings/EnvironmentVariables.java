package dev.rollcall.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes settings out of environment variables, {@code ROLLCALL_INPUT_TOPIC} for {@code input.topic}. */
final class EnvironmentVariables {
    private static final String PREFIX = "ROLLCALL_";

    // A Kubernetes service called rollcall-kafka or rollcall-http puts such variables into every pod beside it.
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern SERVICE_LINK_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

    // Not static: the definition names variables while it is initialized.
    // Some of Kafka's names have an underscore of their own, so that the way back is not by replacing letters.
    private final Map<String, String> keysByVariable = Stream.concat(
                    SettingsDefinition.KEYS.keySet().stream(),
                    KafkaName.ALL.stream().map(KafkaName.KEY_PREFIX::concat))
            .collect(Collectors.toUnmodifiableMap(EnvironmentVariables::variable, Function.identity()));

    private final List<Given> givens = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    EnvironmentVariables(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                take(variable, value);
            }
        });
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
        String name = variable.substring(PREFIX.length());
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '.');
        String key = keysByVariable.getOrDefault(variable, plain);
        if (isServiceLink(variable, value)) {
            warnings.add(variable + " is ignored: it was set by Kubernetes for a service, not as a setting");
        } else if (SettingsDefinition.isKey(key) || KafkaName.isKey(key)) {
            givens.add(new Given(key, value, "environment " + variable));
        } else {
            warnings.add(variable + " is ignored: there is no such setting" + hint(name));
        }
    }

    private static String hint(String name) {
        List<String> known = SettingsDefinition.KEYS.keySet().stream()
                .map(key -> variable(key).substring(PREFIX.length()))
                .toList();
        return Nearest.hint(PREFIX, name, known);
    }

    private static boolean isServiceLink(String variable, String value) {
        boolean address =
                variable.endsWith("_PORT") && SERVICE_LINK_VALUE.matcher(value).matches();
        return address || SERVICE_LINK.matcher(variable).matches();
    }
}

package dev.rollcall.settings;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Decides which values are not for other eyes, and how the others are shown. */
final class Secrets {
    static final String HIDDEN = "[hidden]";

    private static final Pattern TELLING =
            Pattern.compile("passw|passphrase|secret|token|jaas|private\\.?key|credential|api\\.?key|user\\.info");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Secrets() {}

    /** Whether the values of a key are secrets, by its declaration, or of Kafka's keys also by what they are called. */
    static boolean isSecret(String key) {
        if (!key.startsWith(KafkaNames.KEY_PREFIX)) {
            ConfigKey own = SettingsDefinition.DEFINITION.configKeys().get(key);
            return own != null && own.type == ConfigDef.Type.PASSWORD;
        }
        String name = KafkaNames.withoutKeyPrefix(key);
        return KafkaNames.definitions(name).stream().anyMatch(definition -> definition.type == ConfigDef.Type.PASSWORD)
                || TELLING.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "."))
                        .find();
    }

    /** The value as it may be shown: on one line, and hidden if it is a secret. */
    static String shown(Given given) {
        return hides(given) ? HIDDEN : onOneLine(given.value());
    }

    static String shown(Given given, char quote) {
        return hides(given) ? HIDDEN : quote + onOneLine(given.value()) + quote;
    }

    static String onOneLine(String text) {
        return CONTROL.matcher(text)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    private static boolean hides(Given given) {
        return isSecret(given.key()) || isForPlugIns(given);
    }

    // What Kafka does not know and somebody keeps outside the configuration is likely kept there for a reason.
    private static boolean isForPlugIns(Given given) {
        return given.referenced()
                && given.key().startsWith(KafkaNames.KEY_PREFIX)
                && !KafkaNames.isKnown(KafkaNames.withoutKeyPrefix(given.key()));
    }
}

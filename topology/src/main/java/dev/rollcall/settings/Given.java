package dev.rollcall.settings;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/**
 * A value somebody gave for a key.
 *
 * @param key the key, not checked yet
 * @param value the value as it was written, or what its references led to; null for none
 * @param origin where it comes from, as {@code file rollcall.properties}
 * @param secret whether the value is not for other eyes
 */
record Given(String key, String value, String origin, boolean secret) {
    private static final String HIDDEN = "[hidden]";
    private static final Pattern TELLING =
            Pattern.compile("passw|passphrase|secret|token|jaas|private\\.?key|credential|api\\.?key|user\\.info");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** A value that is a secret if Kafka declares it one, or by what a key of Kafka's is called. */
    Given(String key, String value, String origin) {
        this(key, value, origin, isSecret(key));
    }

    Given withValue(String other) {
        return new Given(key, other, origin, secret);
    }

    /** The key and where the value comes from. */
    String source() {
        return key + " (" + origin + ")";
    }

    /** Begins the line about a problem with this value; shows no secret. */
    String described() {
        return key + " = " + (secret ? HIDDEN : '"' + value + '"') + " (" + origin + ")";
    }

    /** The value as it may be shown. */
    EffectiveSetting effective() {
        return new EffectiveSetting(key, value == null ? "" : secret ? HIDDEN : onOneLine(value), origin);
    }

    static String onOneLine(String text) {
        return CONTROL.matcher(text)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    private static boolean isSecret(String key) {
        return KafkaName.isKey(key)
                && (KafkaName.ofKey(key)
                                .definitions()
                                .anyMatch(definition -> definition.type == ConfigDef.Type.PASSWORD)
                        || TELLING.matcher(key.toLowerCase(Locale.ROOT).replaceAll("[_-]", "."))
                                .find());
    }
}

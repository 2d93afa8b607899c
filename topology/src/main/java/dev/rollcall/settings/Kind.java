package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * A kind of values: how they are written, checked and read.
 *
 * @param type what Kafka parses the text as, before the reader gets it
 * @param valid what is accepted in words, for errors and for the reference page
 * @param reader throws {@link IllegalArgumentException} with the reason if it cannot read a value
 */
record Kind<T>(ConfigDef.Type type, String valid, Function<Object, T> reader) {
    static <T> Kind<T> text(String valid, Function<String, T> reader) {
        return new Kind<>(ConfigDef.Type.STRING, valid, text -> reader.apply((String) text));
    }

    static Kind<Integer> between(int least, int most) {
        return new Kind<>(ConfigDef.Type.INT, "a whole number from " + least + " to " + most, value -> {
            int number = (int) value;
            require(number >= least, "too small");
            require(number <= most, "too large");
            return number;
        });
    }

    /** The constants of an enum, in lower case and with dashes. */
    static <E extends Enum<E>> Kind<E> oneOf(Class<E> constants, String noun) {
        Map<String, E> byName = new LinkedHashMap<>();
        for (E constant : constants.getEnumConstants()) {
            byName.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return text("`" + String.join("`, `", byName.keySet()) + "`", name -> {
            require(byName.containsKey(name), "no such " + noun);
            return byName.get(name);
        });
    }

    /** Text that is never shown. */
    static <T> Kind<T> secret(String valid, Function<String, T> reader) {
        return new Kind<>(ConfigDef.Type.PASSWORD, valid, secret -> reader.apply(((Password) secret).value()));
    }

    /**
     * Reads a value.
     *
     * @return null for null
     * @throws IllegalArgumentException if it is not valid, with the reason
     */
    T read(String text) {
        try {
            Object parsed = ConfigDef.parseType("", text, type);
            return parsed == null ? null : reader.apply(parsed);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(KafkaChecks.reason(e), e);
        }
    }

    /** A valid value as it may be shown, hidden if it is a secret. */
    String shown(String text) {
        return ConfigDef.convertToString(ConfigDef.parseType("", text, type), type);
    }

    boolean isSecret() {
        return type == ConfigDef.Type.PASSWORD;
    }
}

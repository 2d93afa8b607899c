package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import dev.rollcall.event.reading.Condition;
import dev.rollcall.event.reading.Condition.Operator;
import dev.rollcall.event.reading.EventSchema;
import java.util.List;
import java.util.stream.Stream;

/** Reads conditions, as {@code event=login|purchase, properties.$lib!=server, session, !bot}. */
final class Conditions {
    static final Kind<List<Condition>> ALL = Kind.text(
            "comma-separated `path=value|value`, `path!=value`, `path` (is there) or `!path` (is not)",
            list -> list.isBlank() ? List.of() : read(list));

    private Conditions() {}

    private static List<Condition> read(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .map(Conditions::condition)
                .toList();
    }

    private static Condition condition(String text) {
        require(!text.isEmpty(), "a condition is empty; remove the extra comma");
        int equals = text.indexOf('=');
        if (equals >= 0) {
            boolean not = equals > 0 && text.charAt(equals - 1) == '!';
            String path = text.substring(0, not ? equals - 1 : equals).strip();
            return new Condition(path(path), not ? Operator.IS_NOT : Operator.IS, values(text.substring(equals + 1)));
        }
        return text.startsWith("!")
                ? new Condition(path(text.substring(1).strip()), Operator.ABSENT, List.of())
                : new Condition(path(text), Operator.PRESENT, List.of());
    }

    private static String path(String path) {
        require(!path.isEmpty(), "a condition names no field");
        return Fields.path(path, EventSchema.RECORD_KEY);
    }

    private static List<String> values(String values) {
        List<String> all = Stream.of(values.split("\\|", -1)).map(String::strip).toList();
        require(!all.contains(""), "a value is empty; for a field that must not be there write !path");
        return all;
    }
}

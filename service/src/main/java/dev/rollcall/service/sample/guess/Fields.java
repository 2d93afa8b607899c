package dev.rollcall.service.sample.guess;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.event.reading.EventSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** All fields of the events of a sample. Not thread-safe. */
final class Fields {
    private static final int MOST_FIELDS = 2_000;
    private static final int DEEPEST = 6;
    private static final int LONGEST_VALUE = 256;

    /** A name that can be a step of a dotted path. */
    private static final Pattern PLAIN = Pattern.compile("[^@/.,=*\\s\\\\][^.,=*\\s\\\\]*");

    /** What separates paths and names in a configuration, and cannot be part of them. */
    private static final Pattern UNWRITABLE = Pattern.compile(".*[,=*\\s\\\\].*|");

    private final Map<String, FieldUse> fields = new LinkedHashMap<>();
    private int events;

    /** Takes the next event, with what its record carries besides it. */
    void begin(Headers headers) {
        events++;
        Map<String, Header> last = new LinkedHashMap<>();
        headers.forEach(header -> last.put(header.key(), header));
        last.forEach((name, header) -> {
            if (header.value() != null && !UNWRITABLE.matcher(name).matches()) {
                add(EventSchema.HEADER + name, List.of(name), new String(header.value(), UTF_8));
            }
        });
    }

    /** Adds all that an object holds. */
    void add(JsonNode object) {
        add(object, new ArrayList<>());
    }

    private void add(JsonNode node, List<String> steps) {
        if (node.isObject() && steps.size() < DEEPEST) {
            node.properties().forEach(field -> {
                if (!UNWRITABLE.matcher(field.getKey()).matches()) {
                    steps.add(field.getKey());
                    add(field.getValue(), steps);
                    steps.remove(steps.size() - 1);
                }
            });
        } else if (node.isValueNode() && !node.isNull()) {
            add(path(steps), steps, node.asText());
        }
    }

    /** Adds one field of the event; nothing stands where it is empty. */
    void add(String path, List<String> steps, String value) {
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            return;
        }
        FieldUse field = fields.get(path);
        if (field == null && fields.size() < MOST_FIELDS) {
            field = new FieldUse(path, List.copyOf(steps));
            fields.put(path, field);
        }
        if (field != null) {
            field.add(value);
        }
    }

    /** Dotted if that is possible, else a JSON Pointer. */
    static String path(List<String> steps) {
        if (steps.stream().allMatch(step -> PLAIN.matcher(step).matches())) {
            return String.join(".", steps);
        }
        StringBuilder pointer = new StringBuilder();
        steps.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    /** Some of the fields, of the same events. */
    Fields only(Predicate<FieldUse> wanted) {
        Fields some = new Fields();
        some.events = events;
        fields.values().stream().filter(wanted).forEach(field -> some.fields.put(field.path(), field));
        return some;
    }

    Collection<FieldUse> all() {
        return fields.values();
    }

    /** How many events there were. */
    int events() {
        return events;
    }
}

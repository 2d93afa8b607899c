package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.reading.EventSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Kinds of values that say where the fields of an event stand. */
final class Fields {
    static final Kind<String> USER = pathOr(EventSchema.RECORD_KEY);
    static final Kind<String> TIME = pathOr(EventSchema.RECORD_TIMESTAMP);
    static final Kind<List<Dimension>> DIMENSIONS =
            Kind.text("comma-separated dotted paths, `name=path` to rename", Fields::dimensions);

    static final Kind<List<String>> VALUES = Kind.text("comma-separated values, at least one", list -> {
        List<String> values = Stream.of(list.split(",", -1)).map(String::strip).toList();
        require(!values.contains(""), "a value is empty; remove the extra comma");
        return values;
    });

    private Fields() {}

    private static Kind<String> pathOr(String special) {
        return Kind.text(
                "a dotted path, or `" + special + "`",
                field -> field.equals(special) ? field : path(field, ", the only special field here is " + special));
    }

    private static List<Dimension> dimensions(String list) {
        List<Dimension> dimensions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (String element : list.isBlank() ? new String[0] : list.split(",", -1)) {
            Dimension dimension = dimension(element.strip());
            require(names.add(dimension.name()), "the name " + dimension.name() + " comes twice");
            require(paths.add(dimension.path()), "the path " + dimension.path() + " comes twice");
            dimensions.add(dimension);
        }
        return dimensions;
    }

    private static Dimension dimension(String element) {
        require(!element.isEmpty(), "an element of the list is empty; remove the extra comma");
        int equals = element.indexOf('=');
        String path = path(element.substring(equals + 1).strip(), "");
        String name = equals < 0 ? path : element.substring(0, equals).strip();
        require(!name.isEmpty(), "\"" + element + "\" has no name before the =");
        // The key of a report row is day/name=value: readers split it at the first slash and the first equals sign.
        require(
                !name.startsWith("@") && name.indexOf('/') < 0,
                "a name cannot begin with @ or contain /; rename it with name=path");
        return new Dimension(name, path);
    }

    private static String path(String path, String allowed) {
        require(!path.startsWith("@"), "no such field as " + path + allowed);
        for (String part : path.split("\\.", -1)) {
            require(!part.isBlank(), "the path \"" + path + "\" has an empty part; write it as a.b.c");
        }
        return path;
    }
}

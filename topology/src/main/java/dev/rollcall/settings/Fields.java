package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.FieldPath;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.event.time.TimeFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Kinds of values that say where the fields of an event stand. */
final class Fields {
    private static final String PATH = "a dotted path, a JSON Pointer, `" + EventSchema.HEADER + "name`";

    static final Kind<List<String>> USER = pathsOr(EventSchema.RECORD_KEY);
    static final Kind<List<String>> TIME = pathsOr(EventSchema.RECORD_TIMESTAMP);
    static final Kind<TimeFormat> TIME_FORMAT =
            Kind.text(TimeFormat.names() + ", or a pattern as `dd/MM/yyyy HH:mm:ss`", TimeFormat::of);
    static final Kind<List<Dimension>> DIMENSIONS = Kind.text(
            "comma-separated paths, `name=path` to rename, `country*platform` to combine two or three",
            DimensionList::read);

    /** A path that the value of a record has, and no other. */
    static final Kind<String> EACH = Kind.text("a dotted path or a JSON Pointer to an array, `/`, or `lines`", each -> {
        require(!each.isBlank(), "names no array");
        String path = each.strip();
        require(
                !path.startsWith("@"),
                "only the value of a record can hold several events; a field of that name is /" + path);
        return path(path, "");
    });

    static final Kind<List<String>> VALUES =
            Kind.text("comma-separated values, at least one", list -> list(list, "a value is empty"));

    static final Kind<List<String>> VALUES_OR_NONE =
            Kind.text("comma-separated values", list -> list.isBlank() ? List.of() : list(list, "a value is empty"));

    private Fields() {}

    private static List<String> list(String list, String complaint) {
        List<String> elements =
                Stream.of(list.split(",", -1)).map(String::strip).toList();
        require(!elements.contains(""), complaint + "; remove the extra comma");
        return elements;
    }

    private static Kind<List<String>> pathsOr(String special) {
        return Kind.text(PATH + ", or `" + special + "`; several are comma-separated", fields -> {
            List<String> paths = list(fields, fields.isBlank() ? "names no field" : "a path is empty");
            paths.forEach(path -> path(path, special));
            require(Set.copyOf(paths).size() == paths.size(), "a path comes twice");
            return paths;
        });
    }

    static String path(String path, String special) {
        if (path.equals(special)
                || (path.startsWith(EventSchema.HEADER) && path.length() > EventSchema.HEADER.length())) {
            return path;
        }
        require(
                !path.startsWith("@"),
                "no such field as " + path + ", the only special field here is " + special
                        + "; a field of that name is /" + path);
        FieldPath parsed = FieldPath.of(path);
        if (!parsed.isPointer()) {
            require(
                    path.chars().noneMatch(Character::isWhitespace),
                    "the path \"" + path
                            + "\" has a space in it; several paths are separated by commas, and a key with a"
                            + " space is /" + path);
            require(
                    parsed.steps().stream().noneMatch(String::isBlank),
                    "the path \"" + path + "\" has an empty part; write it as a.b.c");
        }
        return path;
    }
}

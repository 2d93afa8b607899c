package dev.rollcall.settings;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads where the fields of an event stand. */
final class Fields {
    private Fields() {}

    /** Checks a path or {@code @key}. */
    static void checkUser(String field) {
        if (!field.equals(EventSchema.RECORD_KEY)) {
            checkPath(field, EventSchema.RECORD_KEY);
        }
    }

    /** Checks a path or {@code @timestamp}. */
    static void checkTime(String field) {
        if (!field.equals(EventSchema.RECORD_TIMESTAMP)) {
            checkPath(field, EventSchema.RECORD_TIMESTAMP);
        }
    }

    /**
     * Reads a comma-separated list of {@code path} and {@code name=path}.
     *
     * @throws IllegalArgumentException if an element is empty or wrong, or a name or a path comes twice
     */
    static List<Dimension> readDimensions(String list) {
        List<Dimension> dimensions = new ArrayList<>();
        if (list.isBlank()) {
            return dimensions;
        }
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (String element : list.split(",", -1)) {
            Dimension dimension = readDimension(element.strip());
            refuseSecond(names.add(dimension.name()), "name", dimension.name());
            refuseSecond(paths.add(dimension.path()), "path", dimension.path());
            dimensions.add(dimension);
        }
        return dimensions;
    }

    private static Dimension readDimension(String element) {
        if (element.isEmpty()) {
            throw new IllegalArgumentException("an element of the list is empty; remove the extra comma");
        }
        int equals = element.indexOf('=');
        String name = equals < 0 ? element : element.substring(0, equals).strip();
        String path = equals < 0 ? element : element.substring(equals + 1).strip();
        checkPath(path, null);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("\"" + element + "\" has no name before the =");
        }
        // The key of a report row is day/name=value: readers split it at the first slash and the first equals sign.
        if (name.startsWith("@") || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("a name cannot begin with @ or contain /; rename it with name=path");
        }
        return new Dimension(name, path);
    }

    private static void refuseSecond(boolean first, String kind, String word) {
        if (!first) {
            throw new IllegalArgumentException("the " + kind + " " + word + " comes twice");
        }
    }

    private static void checkPath(String path, String special) {
        if (path.startsWith("@")) {
            String allowed = special == null ? "" : ", the only special field here is " + special;
            throw new IllegalArgumentException("no such field as " + path + allowed);
        }
        for (String part : path.split("\\.", -1)) {
            if (part.isBlank()) {
                throw new IllegalArgumentException("the path \"" + path + "\" has an empty part; write it as a.b.c");
            }
        }
    }
}

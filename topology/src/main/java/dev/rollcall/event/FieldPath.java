package dev.rollcall.event;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a field stands in the value of an event.
 *
 * @param text as it was configured: keys of nested objects separated by dots, or a JSON Pointer (RFC 6901), which begins with {@code /}
 * @param steps the keys that lead there, at least one
 * @param isPointer whether a step that is a number may also be a place in an array
 */
public record FieldPath(String text, List<String> steps, boolean isPointer) {
    private static final String POINTER = "/";

    /** Makes the list of steps immutable. */
    public FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @param text as it is configured, not null
     * @return the path
     * @throws IllegalArgumentException if it is a JSON Pointer with a {@code ~} that is neither {@code ~0} nor {@code ~1}
     */
    public static FieldPath of(String text) {
        if (!text.startsWith(POINTER)) {
            return new FieldPath(text, List.of(text.split("\\.", -1)), false);
        }
        Stream<String> steps = Stream.of(text.substring(1).split(POINTER, -1));
        return new FieldPath(text, steps.map(FieldPath::unescaped).toList(), true);
    }

    private static String unescaped(String step) {
        if (step.matches(".*~([^01].*|$)")) {
            throw new IllegalArgumentException("in a JSON Pointer ~ is written ~0 and / is written ~1");
        }
        return step.replace("~1", "/").replace("~0", "~");
    }
}

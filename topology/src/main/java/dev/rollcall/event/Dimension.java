package dev.rollcall.event;

import java.util.List;

/**
 * A property of events by which users are counted separately.
 *
 * @param name how segments of this dimension are called, as {@code country} in {@code country=DE}; not empty, without {@code =}
 * @param path where the value stands, a path such as {@code common.country}; of a combination the paths of its parts, with {@code *} between them
 * @param values the values that are kept, all others being {@link #OTHER}; if there are none, every value is
 * @param parts the dimensions of which this is the combination; none for a dimension of one field
 */
public record Dimension(String name, String path, List<String> values, List<Dimension> parts) {
    /** What stands for a value that is not kept. */
    public static final String OTHER = "(other)";

    /** What stands for what cannot be a value: an object, an array, more than 256 bytes, bad UTF-8. */
    public static final String INVALID = "(invalid)";

    /** Makes the lists immutable. */
    public Dimension {
        values = List.copyOf(values);
        parts = List.copyOf(parts);
    }

    /**
     * A dimension of one field.
     *
     * @param name how its segments are called
     * @param path where the value stands
     * @param values the values that are kept; if there are none, every value is
     */
    public Dimension(String name, String path, List<String> values) {
        this(name, path, values, List.of());
    }

    /**
     * A dimension of which every value is kept.
     *
     * @param name how its segments are called
     * @param path where the value stands
     */
    public Dimension(String name, String path) {
        this(name, path, List.of());
    }
}

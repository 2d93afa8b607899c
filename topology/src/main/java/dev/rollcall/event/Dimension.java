package dev.rollcall.event;

import java.util.List;

/**
 * A property of events by which users are counted separately.
 *
 * @param name how segments of this dimension are called, as {@code country} in {@code country=DE}; not empty, without {@code =}
 * @param path where the value stands in the event's JSON, a dotted path such as {@code common.country}
 * @param values the values that are kept, all others being {@link #OTHER}; if there are none, every value is
 */
public record Dimension(String name, String path, List<String> values) {
    /** What stands for a value that is not kept. */
    public static final String OTHER = "(other)";

    /** Makes the list of values immutable. */
    public Dimension {
        values = List.copyOf(values);
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

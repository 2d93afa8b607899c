package dev.rollcall.event;

/**
 * A property of events by which users are counted separately.
 *
 * @param name how segments of this dimension are called, as {@code country} in {@code country=DE}; not empty, without {@code =}
 * @param path where the value stands in the event's JSON, a dotted path such as {@code common.country}
 */
public record Dimension(String name, String path) {}

package dev.rollcall.event.reading;

import dev.rollcall.event.time.TimeFormat;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Where the time of an event stands, and how it is written.
 *
 * @param paths where to look, at least one: the first that is there and not null; paths in the value, {@link EventSchema#RECORD_TIMESTAMP},
 *     {@link EventSchema#HEADER} and a header's name
 * @param format how it is written when it is not the record's timestamp
 * @param zone the zone of times without an offset; empty if there may be none
 */
public record TimeSource(List<String> paths, TimeFormat format, Optional<ZoneId> zone) {
    /** Makes the list immutable. */
    public TimeSource {
        paths = List.copyOf(paths);
    }

    /**
     * A time that has an offset.
     *
     * @param path where it stands
     * @param format how it is written
     * @return a source of one path
     */
    public static TimeSource of(String path, TimeFormat format) {
        return new TimeSource(List.of(path), format, Optional.empty());
    }

    /**
     * Whether a time can be another one than the record's timestamp.
     *
     * @return whether any path leads to a field or a header
     */
    public boolean hasFields() {
        return paths.stream().anyMatch(path -> !path.equals(EventSchema.RECORD_TIMESTAMP));
    }
}

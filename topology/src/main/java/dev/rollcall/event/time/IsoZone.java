package dev.rollcall.event.time;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What stands behind a date-time where it is no mere offset: nothing, a space and an offset, {@code UTC}, a zone in brackets. */
final class IsoZone {
    /** What stands there is none of these. */
    static final int UNKNOWN = Integer.MIN_VALUE + 1;

    /** Nothing stands there, and nothing says which zone is meant. */
    static final int MISSING = Integer.MIN_VALUE + 2;

    private IsoZone() {}

    /**
     * The offset of a date-time.
     *
     * @param text the array that holds it
     * @param from the byte behind the time of day
     * @param to behind the last byte
     * @param local the date-time as seconds since 1970-01-01T00:00:00 in its own zone
     * @param zone the zone of one without an offset; null if there may be none
     * @return seconds east of Greenwich, {@link #UNKNOWN} or {@link #MISSING}
     */
    static int offsetSeconds(byte[] text, int from, int to, long local, ZoneId zone) {
        if (from == to) {
            return zone == null ? MISSING : offsetSeconds(zone, local);
        }
        int at = text[from] == ' ' ? from + 1 : from;
        if (at == to) {
            return UNKNOWN;
        }
        if (text[to - 1] == ']') {
            return inBrackets(text, from, to, local);
        }
        if (at > from) {
            String name = new String(text, at, to - at, ISO_8859_1);
            int offset = name.equals("UTC") || name.equals("GMT") ? 0 : IsoTime.offsetSeconds(text, at, to);
            return offset == IsoTime.NONE ? UNKNOWN : offset;
        }
        return UNKNOWN;
    }

    /** The offset decides; without one, the zone. */
    private static int inBrackets(byte[] text, int from, int to, long local) {
        String tail = new String(text, from, to - from, ISO_8859_1);
        int bracket = tail.indexOf('[');
        int offset = bracket <= 0 ? IsoTime.NONE : IsoTime.offsetSeconds(text, from, from + bracket);
        if (bracket < 0 || (bracket > 0 && offset == IsoTime.NONE)) {
            return UNKNOWN;
        }
        try {
            ZoneId zone = ZoneId.of(tail.substring(bracket + 1, tail.length() - 1));
            return bracket == 0 ? offsetSeconds(zone, local) : offset;
        } catch (DateTimeException e) {
            return UNKNOWN;
        }
    }

    /** In an hour that comes twice it is the first one; one that is left out is moved on by its length, as Java's calendar does. */
    private static int offsetSeconds(ZoneId zone, long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        return (int) (local - time.atZone(zone).toEpochSecond());
    }
}

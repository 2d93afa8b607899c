package dev.rollcall.trials.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes ordinary events, about 200 bytes of JSON, field by field: the order of the fields differs, and half a million events a second
 * on one core must not cost much. Not thread-safe.
 */
final class EventWriter {
    /** Orders in which applications write their fields; for the letters see {@link #writeField}. */
    private static final List<String> LAYOUTS =
            List.of("utcpnsda", "ntuscpda", "adsnpctu", "sndcpaut", "tudpacns", "dcuaptsn");

    private static final List<String> NAMES =
            List.of("app_open", "screen_view", "search", "add_to_cart", "purchase", "share", "scroll");

    /** Always with milliseconds, and {@code Z} for UTC. */
    private static final DateTimeFormatter ISO_8601 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    private final StringBuilder out = new StringBuilder();

    /** Names of wanted fields occur inside this object too: only the ones at the top count. */
    private static String device(Platform platform) {
        return switch (platform) {
            case IOS -> "{\"model\":\"iPhone 17\",\"platform\":\"arm64\",\"screen\":{\"w\":1206,\"h\":2622}}";
            case ANDROID -> "{\"platform\":null,\"screen\":{\"h\":2400,\"w\":1080},\"model\":\"Pixel 10\"}";
            case WEB -> "{\"agent\":\"Firefox \\\"145\\\"\",\"country\":{\"guess\":\"?\"},\"width\":1440}";
        };
    }

    /**
     * Writes one event.
     *
     * @param session whose event it is
     * @param millis when it happened, in milliseconds since 1970
     * @param country the country it names, or null for none
     */
    byte[] write(Session session, long millis, Country country) {
        out.setLength(0);
        String layout = LAYOUTS.get((int) Long.remainderUnsigned(session.id() >>> 16, LAYOUTS.size()));
        for (int index = 0; index < layout.length(); index++) {
            char field = layout.charAt(index);
            // Some applications leave out what they do not know, others write null.
            if (field != 'c' || country != null || session.platform() == Platform.WEB) {
                out.append(out.isEmpty() ? '{' : ',');
                writeField(field, session, millis, country);
            }
        }
        return out.append('}').toString().getBytes(ISO_8859_1);
    }

    private void writeField(char field, Session session, long millis, Country country) {
        switch (field) {
            case 'u' -> writeUser(session);
            case 't' -> writeTime(session, millis);
            case 'c' -> write("country", country == null ? null : country.name());
            case 'p' -> write("platform", session.platform().value());
            case 'n' -> write("event", NAMES.get((int) Math.floorMod(millis, (long) NAMES.size())));
            case 's' -> write("session", HexFormat.of().toHexDigits(session.id()));
            case 'd' -> out.append("\"device\":").append(device(session.platform()));
            default -> writeVersion((int) session.id() & 15);
        }
    }

    private void writeUser(Session session) {
        int user = Population.identifier(session.user());
        if (session.userAsNumber()) {
            out.append("\"user_id\":").append(user);
        } else {
            write("user_id", Integer.toString(user));
        }
    }

    private void writeTime(Session session, long millis) {
        if (session.timeAsText()) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(session.offsetSeconds());
            write("ts", ISO_8601.format(Instant.ofEpochMilli(millis).atOffset(offset)));
        } else {
            out.append("\"ts\":").append(millis);
        }
    }

    private void writeVersion(int build) {
        out.append("\"app\":{\"version\":\"7.3.")
                .append(build / 10)
                .append(build % 10)
                .append("\"}");
    }

    /** Writes a value without characters that JSON escapes, or null. */
    private void write(String name, String value) {
        out.append('"').append(name).append("\":");
        if (value == null) {
            out.append("null");
        } else {
            out.append('"').append(value).append('"');
        }
    }
}

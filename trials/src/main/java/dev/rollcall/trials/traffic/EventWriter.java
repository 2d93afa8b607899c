package dev.rollcall.trials.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Writes ordinary events, about 200 bytes of JSON, by hand: half a million a second on one core must not cost much.
 * Not thread-safe.
 */
final class EventWriter {
    /** Orders in which applications write their fields; for the letters see {@link #writeField}. */
    private static final List<String> LAYOUTS =
            List.of("utcpnsda", "ntuscpda", "adsnpctu", "sndcpaut", "tudpacns", "dcuaptsn");

    private static final List<String> NAMES =
            List.of("app_open", "screen_view", "search", "add_to_cart", "purchase", "share", "scroll");

    private static final byte[] SESSION_ID = "\"session\":\"".getBytes(ISO_8859_1);
    private static final byte[] VERSION = "\"app\":{\"version\":\"7.3.".getBytes(ISO_8859_1);
    private static final byte[] USER_ID = "\"user_id\":".getBytes(ISO_8859_1);
    private static final byte[] TS = "\"ts\":".getBytes(ISO_8859_1);

    private static final byte[] NO_COUNTRY = "\"country\":null".getBytes(ISO_8859_1);

    private final Map<Country, byte[]> countries = new EnumMap<>(Country.class);
    private final Map<Platform, byte[]> platforms = new EnumMap<>(Platform.class);
    private final Map<Platform, byte[]> devices = new EnumMap<>(Platform.class);
    private final byte[][] names = NAMES.stream().map(EventWriter::name).toArray(byte[][]::new);
    private final byte[] buffer = new byte[512];
    private final JsonText out = new JsonText(buffer);

    EventWriter() {
        for (Country country : Country.values()) {
            countries.put(country, ("\"country\":\"" + country + "\"").getBytes(ISO_8859_1));
        }
        for (Platform platform : Platform.values()) {
            platforms.put(platform, ("\"platform\":\"" + platform.value() + "\"").getBytes(ISO_8859_1));
            devices.put(platform, ("\"device\":" + device(platform)).getBytes(ISO_8859_1));
        }
    }

    private static byte[] name(String name) {
        return ("\"event\":\"" + name + "\"").getBytes(ISO_8859_1);
    }

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
        out.restart();
        String layout = LAYOUTS.get((int) Long.remainderUnsigned(session.id() >>> 16, LAYOUTS.size()));
        for (int index = 0; index < layout.length(); index++) {
            char field = layout.charAt(index);
            // Some applications leave out what they do not know, others write null.
            if (field != 'c' || country != null || session.platform() == Platform.WEB) {
                out.put(out.length() == 0 ? '{' : ',');
                writeField(field, session, millis, country);
            }
        }
        out.put('}');
        return Arrays.copyOf(buffer, out.length());
    }

    private void writeField(char field, Session session, long millis, Country country) {
        switch (field) {
            case 'u' -> writeUser(session);
            case 't' -> writeTime(session, millis);
            case 'c' -> out.put(country == null ? NO_COUNTRY : countries.get(country));
            case 'p' -> out.put(platforms.get(session.platform()));
            case 'n' -> out.put(names[(int) Math.floorMod(millis, (long) names.length)]);
            case 's' -> out.put(SESSION_ID).putHex(session.id()).put('"');
            case 'd' -> out.put(devices.get(session.platform()));
            default -> out.put(VERSION).putDigits(session.id() & 15, 2).put('"').put('}');
        }
    }

    private void writeUser(Session session) {
        out.put(USER_ID);
        if (session.userAsNumber()) {
            out.putNumber(Population.identifier(session.user()));
        } else {
            out.put('"').putNumber(Population.identifier(session.user())).put('"');
        }
    }

    private void writeTime(Session session, long millis) {
        out.put(TS);
        if (session.timeAsText()) {
            int offsetMinutes = (int) TimeUnit.SECONDS.toMinutes(session.offsetSeconds());
            out.put('"').putIso(millis, offsetMinutes).put('"');
        } else {
            out.putNumber(millis);
        }
    }
}

package dev.rollcall.bench.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Writes the n-th event of a data set: a JSON object of 200 bytes. Not thread-safe. */
final class EventWriter {
    private static final String TEMPLATE = "{\"event_id\":\"################\",\"user_id\":\"################\","
            + "\"ts\":#############,\"country\":\"##\",\"platform\":\"###\",\"app_version\":\"7.14.2\","
            + "\"page\":\"/catalogue/items/########\",\"referrer\":\"sharing\",\"ms\":####}";
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final String COUNTRIES = "DEFRUSGBITESPLNLSEBRJPIN";
    private static final String PLATFORMS = "iosandweb";
    private static final int ID_LENGTH = 16;
    private static final int MILLIS_LENGTH = 13;
    private static final int PAGE_LENGTH = 8;
    private static final int FOUR_DIGITS = 9_000;

    private static final int EVENT_ID = after("\"event_id\":\"");
    private static final int USER_ID = after("\"user_id\":\"");
    private static final int TIME = after("\"ts\":");
    private static final int COUNTRY = after("\"country\":\"");
    private static final int PLATFORM = after("\"platform\":\"");
    private static final int PAGE = after("/items/");
    private static final int DURATION = after("\"ms\":");

    private final Shape shape;

    EventWriter(Shape shape) {
        this.shape = shape;
    }

    private static int after(String name) {
        return TEMPLATE.indexOf(name) + name.length();
    }

    byte[] event(long index) {
        byte[] event = TEMPLATE.getBytes(ISO_8859_1);
        long random = Mix.of(~(shape.seed() + index));
        int user = shape.user(index);
        hex(event, EVENT_ID, random);
        hex(event, USER_ID, Mix.of(user));
        digits(event, TIME, MILLIS_LENGTH, shape.millis(index));
        // A user stays in one country and changes the platform.
        choose(event, COUNTRY, COUNTRIES, 2, Mix.of(user));
        choose(event, PLATFORM, PLATFORMS, 3, random);
        digits(event, PAGE, PAGE_LENGTH, random >>> 40);
        digits(event, DURATION, 4, 1_000 + ((random >>> 20) & 0xffff) % FOUR_DIGITS);
        return event;
    }

    private static void hex(byte[] event, int at, long number) {
        for (int i = 0; i < ID_LENGTH; i++) {
            event[at + i] = HEX[(int) ((number >>> (4 * i)) & 0xf)];
        }
    }

    private static void digits(byte[] event, int at, int length, long number) {
        long rest = number;
        for (int i = at + length - 1; i >= at; i--) {
            event[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static void choose(byte[] event, int at, String choices, int length, long random) {
        int which = (int) Long.remainderUnsigned(random, choices.length() / length);
        for (int i = 0; i < length; i++) {
            event[at + i] = (byte) choices.charAt(which * length + i);
        }
    }
}

package dev.rollcall.trials.lab.bench;

/** A numbered event, which Rollcall can count too: every number is a user of its own. */
public final class Event {
    private static final String BEFORE = "{\"user_id\":\"";
    private static final String AFTER = "\",\"ts\":";

    private Event() {}

    /** An event of the given number of bytes, or somewhat more if that is too few. */
    static String of(int number, long millis, int bytes) {
        String event = BEFORE + number + AFTER + millis;
        String pad = "x".repeat(Math.max(0, bytes - event.length() - ",\"pad\":\"\"}".length()));
        return event + ",\"pad\":\"" + pad + "\"}";
    }

    /**
     * The number of an event.
     *
     * @param event the value of its record, not null
     * @return 0 or more
     */
    public static int number(String event) {
        return Integer.parseInt(event.substring(BEFORE.length(), event.indexOf('"', BEFORE.length())));
    }

    /**
     * When the event was made.
     *
     * @param event the value of its record, not null
     * @return epoch millis
     */
    public static long millis(String event) {
        int start = event.indexOf(AFTER) + AFTER.length();
        return Long.parseLong(event.substring(start, event.indexOf(',', start)));
    }
}

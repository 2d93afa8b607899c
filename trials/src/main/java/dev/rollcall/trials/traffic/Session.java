package dev.rollcall.trials.traffic;

/**
 * A user who is using the product now.
 *
 * @param user the number of the user
 * @param country where, not null
 * @param platform on what, not null
 * @param offsetSeconds how far the clock there is ahead of UTC
 * @param id a random identifier, which also selects how the application writes its events
 */
record Session(int user, Country country, Platform platform, int offsetSeconds, long id) {
    /** One web session in three writes the user as a JSON number. */
    boolean userAsNumber() {
        return platform == Platform.WEB && Long.remainderUnsigned(id, 3) == 0;
    }

    /** One iOS session in two writes times as ISO-8601 text. */
    boolean timeAsText() {
        return platform == Platform.IOS && (id & 1 << 8) != 0;
    }

    /** Web events have no record key. */
    boolean keyed() {
        return platform != Platform.WEB;
    }
}

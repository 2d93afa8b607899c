package dev.rollcall.settings;

/**
 * A value somebody gave for a key.
 *
 * @param key the key, not checked yet
 * @param value the value as it was written, or what its references led to
 * @param origin where it comes from, as {@code file rollcall.properties}
 * @param referenced whether the value came, wholly or in part, through a reference to a config provider
 */
record Given(String key, String value, String origin, boolean referenced) {
    Given(String key, String value, String origin) {
        this(key, value, origin, false);
    }

    Given withReferenced(String resolved) {
        return new Given(key, resolved, origin, true);
    }

    /** Begins the line about a problem with this value; shows no secret. */
    String described() {
        return key + " = " + Secrets.shown(this, '"') + " (" + origin + ")";
    }
}

package dev.rollcall.settings;

/**
 * A setting as it is in force, for showing.
 *
 * @param key the key
 * @param value the value as it may be shown: on one line, {@code [hidden]} for a secret
 * @param origin where the value comes from: {@code default}, {@code file <name>}, {@code environment <variable>} or
 *     {@code --set}
 */
public record EffectiveSetting(String key, String value, String origin) {}

package dev.rollcall.settings;

/**
 * A key of the configuration, for the reference page.
 *
 * @param heading the heading under which the page lists it
 * @param name the key as it is written
 * @param kind what its value may be
 * @param defaultInWords the value unless another is given
 * @param documentation what it means
 */
record Key(String heading, String name, Kind<?> kind, String defaultInWords, String documentation) {}

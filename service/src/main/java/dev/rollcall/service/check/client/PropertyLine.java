package dev.rollcall.service.check.client;

/**
 * One assignment of a {@code .properties} file.
 *
 * @param number the line on which it begins, from 1
 * @param key as it stands there
 * @param value as it stands there, without blanks around it
 */
record PropertyLine(int number, String key, String value) {}

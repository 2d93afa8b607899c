package dev.rollcall.totals;

/**
 * What counts are of.
 *
 * @param epochDay the day
 * @param segment the segment's name
 */
record CountKey(int epochDay, String segment) {}

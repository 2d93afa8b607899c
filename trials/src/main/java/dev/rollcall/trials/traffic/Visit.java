package dev.rollcall.trials.traffic;

/**
 * What a countable event means.
 *
 * @param user the number of the user, dense from 0
 * @param epochDay the calendar day in the scenario's zone, in days since 1970-01-01
 * @param country the country that the event names, or null when it names none
 * @param platform the platform that the event names, not null
 */
public record Visit(int user, int epochDay, Country country, Platform platform) {}

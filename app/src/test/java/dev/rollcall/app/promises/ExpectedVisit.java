package dev.rollcall.app.promises;

import java.util.List;

/**
 * Who was active when, and as what.
 *
 * @param user the user
 * @param epochDay the day in the zone that is counted in
 * @param segments all segments, {@code all} among them
 */
record ExpectedVisit(String user, int epochDay, List<String> segments) {}

package dev.rollcall.trials.traffic;

import dev.rollcall.event.RejectReason;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the generated events truly add up to, found in the plainest way: the set of users of every day and segment, and
 * unions of such sets. It shares no arithmetic with the ledger, whose results it judges.
 *
 * <p>Needs at most one bit per user, day and segment, whatever the number of events. Not thread-safe.
 */
public final class Truth {
    private final int wauDays;
    private final int mauDays;
    private final UserSets all = new UserSets();
    private final UserSets withoutCountry = new UserSets();
    private final Map<Country, UserSets> countries = new EnumMap<>(Country.class);
    private final Map<Platform, UserSets> platforms = new EnumMap<>(Platform.class);
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private long read;
    private long first;
    private long repeat;

    /**
     * Knows no event yet.
     *
     * @param wauDays how many days a week has, at least 1
     * @param mauDays how many days a month has, at least 1
     */
    public Truth(int wauDays, int mauDays) {
        this.wauDays = wauDays;
        this.mauDays = mauDays;
        for (Country country : Country.values()) {
            countries.put(country, new UserSets());
        }
        for (Platform platform : Platform.values()) {
            platforms.put(platform, new UserSets());
        }
    }

    /**
     * Takes note of an event that is written to the input topic.
     *
     * @param event the event, not null
     */
    public void add(GeneratedEvent event) {
        read++;
        if (event.visit() == null) {
            rejected.merge(event.rejected(), 1L, Long::sum);
        } else {
            add(event.visit());
        }
    }

    private void add(Visit visit) {
        UserSets country = visit.country() == null ? withoutCountry : countries.get(visit.country());
        country.add(visit.user(), visit.epochDay());
        platforms.get(visit.platform()).add(visit.user(), visit.epochDay());
        if (all.add(visit.user(), visit.epochDay())) {
            first++;
        } else {
            repeat++;
        }
    }

    /**
     * What the accounts must add up to.
     *
     * @return the totals over all events so far
     */
    public AccountTotals accounts() {
        return new AccountTotals(read, first, repeat, rejected);
    }

    /**
     * Every report row that there must be: for each segment that ever occurred, each day from the first to the last on
     * which any user was active.
     *
     * @return the counts by day and segment, such as {@code 2026-11-22/country=DE}; empty when nothing was countable
     */
    public SortedMap<String, Counts> rows() {
        SortedMap<String, Counts> rows = new TreeMap<>();
        segments().forEach((segment, sets) -> {
            if (!sets.isEmpty()) {
                sets.count(all.firstDay(), all.lastDay(), wauDays, mauDays, (counts, day) -> {
                    rows.put(LocalDate.ofEpochDay(day) + "/" + segment, counts);
                });
            }
        });
        return rows;
    }

    private Map<String, UserSets> segments() {
        Map<String, UserSets> segments = new LinkedHashMap<>();
        segments.put("all", all);
        segments.put("country=", withoutCountry);
        countries.forEach((country, sets) -> segments.put("country=" + country, sets));
        platforms.forEach((platform, sets) -> segments.put("platform=" + platform.value(), sets));
        return segments;
    }
}

package dev.rollcall.trials.traffic;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
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
    private final Map<String, UserSets> segments = new HashMap<>();
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
        String country = visit.country() == null ? "" : visit.country().name();
        add(visit, "country=" + country);
        add(visit, "platform=" + visit.platform().value());
        if (add(visit, ReportRow.ALL)) {
            first++;
        } else {
            repeat++;
        }
    }

    private boolean add(Visit visit, String segment) {
        return segments.computeIfAbsent(segment, none -> new UserSets()).add(visit.user(), visit.epochDay());
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
        UserSets all = segments.get(ReportRow.ALL);
        segments.forEach((segment, sets) -> sets.count(
                all.firstDay(),
                all.lastDay(),
                wauDays,
                mauDays,
                (counts, day) -> rows.put(LocalDate.ofEpochDay(day) + "/" + segment, counts)));
        return rows;
    }
}

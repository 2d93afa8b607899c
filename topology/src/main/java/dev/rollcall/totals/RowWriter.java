package dev.rollcall.totals;

import dev.rollcall.changes.Histogram;
import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Makes rows of what is counted, looks whether they can be, and sends them. Not thread-safe. */
final class RowWriter {
    private final ZoneId zone;
    private final Histograms histograms;
    private final LaterVisits laterVisits;
    private final RowRules rules;
    private final Output output;
    private long reportRows;

    /** Sends a record. */
    @FunctionalInterface
    interface Output {
        /**
         * Sends a record.
         *
         * @param key its key
         * @param value its value
         * @param child which of the children of the totals takes it
         */
        void send(byte[] key, byte[] value, String child);
    }

    /**
     * Writes rows of one zone.
     *
     * @param zone the zone that days are in
     * @param histograms the gaps
     * @param laterVisits how many users of a day came back
     * @param rules what must hold on rows
     * @param output where they go
     */
    RowWriter(ZoneId zone, Histograms histograms, LaterVisits laterVisits, RowRules rules, Output output) {
        this.zone = zone;
        this.histograms = histograms;
        this.laterVisits = laterVisits;
        this.rules = rules;
        this.output = output;
    }

    /** Writes the report row of the day and segment of some gaps. */
    void report(HistogramKey key, Counts counts) {
        ReportRow row = new ReportRow(LocalDate.ofEpochDay(key.period()), zone, key.segment(), counts);
        rules.check(row);
        output.send(row.key(), row.value(), Totals.TO_OUTPUT);
        reportRows++;
    }

    /** How many report rows were written since this was asked last. */
    long takeReportRows() {
        long taken = reportRows;
        reportRows = 0;
        return taken;
    }

    /** Writes gaps. */
    void gaps(HistogramKey key) {
        NavigableMap<Integer, Long> users = new TreeMap<>();
        Bars bars = histograms.get(key);
        bars.forEach((gap, count) -> {
            if (gap != Histogram.NEW && count != 0) {
                users.put(gap, count);
                checkReturns(key.segment(), key.period() - gap);
            }
        });
        LocalDate day = LocalDate.ofEpochDay(key.period());
        GapsRow row = new GapsRow(day, zone, key.segment(), bars.users(Histogram.NEW), users);
        rules.check(row);
        output.send(row.key(), row.value(), Totals.TO_GAPS);
    }

    private void checkReturns(String segment, int day) {
        long users = histograms.get(HistogramKey.gaps(segment, day)).total();
        rules.checkReturns(segment, day, users, laterVisits.of(segment, day));
    }

    /** Writes a cohort. */
    void cohort(CohortRows.Series series, int cohort, List<Long> active, long newUsers) {
        Period period = series.kind().period();
        LocalDate first = LocalDate.ofEpochDay(period.firstDay(cohort));
        RetentionRow row = new RetentionRow(period, first, zone, series.segment(), active);
        rules.check(row, newUsers);
        output.send(row.key(), row.value(), Totals.TO_RETENTION);
    }
}

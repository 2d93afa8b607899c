package dev.rollcall.trials.demo;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.report.ReportRow;
import dev.rollcall.trials.traffic.AccountTotals;
import java.time.Duration;
import java.util.List;

/**
 * How far the demo is at one moment; immutable.
 *
 * @param elapsed since the start, not null
 * @param planned how many events the history has, or 0 when live traffic goes on without end
 * @param eventsPerSecond how many were read lately, per second
 * @param accounts what became of the events that were read so far, not null
 * @param days the published rows of all users by day, not null
 */
record Progress(Duration elapsed, long planned, long eventsPerSecond, AccountTotals accounts, List<ReportRow> days) {
    /** How many events were read, and of how many if that is known. */
    String read() {
        long read = accounts.read();
        return planned == 0
                ? text("read %,d", read)
                : text("read %,d of %,d (%d %%)", read, planned, (long) (100.0 * read / planned));
    }

    /** One plain line, for an output that is no terminal. */
    String line() {
        return text(
                "%4d s  %s  %,d/s  first %,d  repeat %,d  ignored %,d  rejected %,d%s",
                elapsed.toSeconds(),
                read(),
                eventsPerSecond,
                accounts.first(),
                accounts.repeat(),
                accounts.ignored(),
                accounts.rejectedTotal(),
                days.isEmpty() ? "" : "  |  " + line(days.get(days.size() - 1)));
    }

    private static String line(ReportRow row) {
        return text(
                "%s: dau %,d  wau %,d  mau %,d  new %,d",
                row.day(),
                row.counts().dau(),
                row.counts().wau(),
                row.counts().mau(),
                row.counts().newUsers());
    }

    /** The newest days, at most so many. */
    List<ReportRow> newest(int most) {
        return days.subList(Math.max(0, days.size() - most), days.size());
    }
}

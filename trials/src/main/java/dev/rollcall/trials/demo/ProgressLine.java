package dev.rollcall.trials.demo;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.Counts;
import java.time.LocalDate;

/** Renders progress as one plain line, for an output that is no terminal. */
public final class ProgressLine {
    private ProgressLine() {}

    /**
     * Renders a line.
     *
     * @param progress what to show, not null
     * @return the line, without control characters or a line break
     */
    public static String of(Progress progress) {
        AccountTotals accounts = progress.accounts();
        return text(
                "%4d s  %s  %,d/s  first %,d  repeat %,d  rejected %,d%s",
                progress.elapsed().toSeconds(),
                read(accounts.read(), progress.planned()),
                progress.eventsPerSecond(),
                accounts.first(),
                accounts.repeat(),
                accounts.rejectedTotal(),
                progress.days().isEmpty() ? "" : "  |  " + newestDay(progress));
    }

    /** How many events were read, and of how many if that is known. */
    static String read(long read, long planned) {
        if (planned == 0) {
            return text("read %,d", read);
        }
        return text("read %,d of %,d (%d %%)", read, planned, (long) (100.0 * read / planned));
    }

    private static String newestDay(Progress progress) {
        LocalDate day = progress.days().lastKey();
        Counts counts = progress.days().get(day);
        return text(
                "%s: dau %,d  wau %,d  mau %,d  new %,d",
                day, counts.dau(), counts.wau(), counts.mau(), counts.newUsers());
    }
}

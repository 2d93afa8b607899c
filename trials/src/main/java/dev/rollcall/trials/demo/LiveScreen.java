package dev.rollcall.trials.demo;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.Bars;
import dev.rollcall.trials.traffic.AccountTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders progress as a screenful that is redrawn in place. All frames have the same number of lines, fewer than the 24
 * of a small terminal, so that a frame covers the one before it.
 */
final class LiveScreen {
    /** How many lines every frame has. */
    static final int LINES = 17;

    private static final int MOST_DAYS = 10;
    private static final int REASONS_PER_LINE = 5;
    private static final int METER_WIDTH = 30;
    private static final int LEAST_BAR_WIDTH = 4;
    private static final String HEADER =
            text("%-10s %9s %9s %9s %8s %10s", "day", "DAU", "WAU", "MAU", "new", "stickiness");

    private static final String UP = "\u001B[%dA";
    private static final String CLEAR_REST_OF_LINE = "\u001B[K";
    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";

    private LiveScreen() {}

    /**
     * Draws a frame, below what the terminal shows or over the previous frame.
     *
     * @param progress what to show, not null
     * @param width how many columns the terminal has, at least 1; longer lines are cut
     * @param redraw whether the cursor stands right below the previous frame, which is drawn over
     * @return text with ANSI control sequences that leaves the cursor below the frame
     */
    static String draw(Progress progress, int width, boolean redraw) {
        List<String> lines = lines(progress, width);
        // The first line is the title.
        lines.set(0, BOLD + lines.get(0) + PLAIN);
        String start = redraw ? "\r" + text(UP, LINES) : "";
        return lines.stream().collect(Collectors.joining(CLEAR_REST_OF_LINE + "\n", start, CLEAR_REST_OF_LINE + "\n"));
    }

    /** The lines of a frame without control sequences. */
    static List<String> lines(Progress progress, int width) {
        AccountTotals accounts = progress.accounts();
        List<String> lines = new ArrayList<>();
        lines.add(text("Rollcall demo, %,d s", progress.elapsed().toSeconds()));
        lines.add(text(
                "%s%s  %,d events/s",
                meter(accounts.read(), progress.planned()), progress.read(), progress.eventsPerSecond()));
        lines.add(text(
                "first visits %,d  repeats %,d  ignored %,d  rejected %,d",
                accounts.first(), accounts.repeat(), accounts.ignored(), accounts.rejectedTotal()));
        lines.add(reasons(accounts, 0));
        lines.add(reasons(accounts, REASONS_PER_LINE));
        lines.add("");
        lines.add(HEADER);
        addDays(lines, progress.newest(MOST_DAYS), width);
        while (lines.size() < LINES) {
            lines.add("");
        }
        // A character in the last column leaves some terminals in doubt about which line they are on.
        lines.replaceAll(line -> line.substring(0, Math.min(line.length(), width - 1)));
        return lines;
    }

    private static String meter(long read, long planned) {
        if (planned == 0) {
            return "";
        }
        String done = Bars.horizontal(read, planned, METER_WIDTH);
        return "[" + done + " ".repeat(METER_WIDTH - done.length()) + "]  ";
    }

    /** The rejected events by reason, as many reasons as fit into a line of 80 columns. */
    private static String reasons(AccountTotals accounts, int skip) {
        return accounts.rejected().entrySet().stream()
                .skip(skip)
                .limit(REASONS_PER_LINE)
                .map(entry -> text("  %s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static void addDays(List<String> lines, List<ReportRow> days, int width) {
        long most = days.stream().mapToLong(row -> row.counts().dau()).max().orElse(0);
        int barWidth = Math.max(LEAST_BAR_WIDTH, width - 1 - HEADER.length() - 2);
        for (ReportRow row : days) {
            lines.add(text(
                    "%-10s %,9d %,9d %,9d %,8d %10s  %s",
                    row.day(),
                    row.counts().dau(),
                    row.counts().wau(),
                    row.counts().mau(),
                    row.counts().newUsers(),
                    row.counts().mau() == 0
                            ? "-"
                            : text(
                                    "%.1f %%",
                                    100.0 * row.counts().dau() / row.counts().mau()),
                    Bars.horizontal(row.counts().dau(), most, barWidth)));
        }
    }
}

package dev.rollcall.trials.demo;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.Counts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Renders progress as a screenful that is redrawn in place. All frames have the same number of lines, fewer than the 24
 * of a small terminal, so that a frame covers the one before it.
 */
public final class LiveScreen {
    /** How many lines every frame has. */
    public static final int LINES = 17;

    private static final int MOST_DAYS = 10;
    private static final int REASONS_PER_LINE = 5;
    private static final int METER_WIDTH = 30;
    private static final int LEAST_BAR_WIDTH = 4;
    private static final String HEADER =
            text("%-10s %9s %9s %9s %8s %10s", "day", "DAU", "WAU", "MAU", "new", "stickiness");
    /** One to eight eighths of a character cell. */
    private static final String BLOCKS = "▏▎▍▌▋▊▉█";

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
    public static String draw(Progress progress, int width, boolean redraw) {
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
                meter(accounts.read(), progress.planned()),
                ProgressLine.read(accounts.read(), progress.planned()),
                progress.eventsPerSecond()));
        lines.add(text(
                "first visits %,d  repeats %,d  rejected %,d",
                accounts.first(), accounts.repeat(), accounts.rejectedTotal()));
        lines.add(reasons(accounts, 0));
        lines.add(reasons(accounts, REASONS_PER_LINE));
        lines.add("");
        lines.add(HEADER);
        addDays(lines, newest(progress.days()), width);
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
        String done = bar(read, planned, METER_WIDTH);
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

    private static SortedMap<LocalDate, Counts> newest(SortedMap<LocalDate, Counts> days) {
        SortedMap<LocalDate, Counts> newest = new TreeMap<>(days);
        while (newest.size() > MOST_DAYS) {
            newest.remove(newest.firstKey());
        }
        return newest;
    }

    private static void addDays(List<String> lines, SortedMap<LocalDate, Counts> days, int width) {
        long most = days.values().stream().mapToLong(Counts::dau).max().orElse(0);
        int barWidth = Math.max(LEAST_BAR_WIDTH, width - 1 - HEADER.length() - 2);
        for (Map.Entry<LocalDate, Counts> entry : days.entrySet()) {
            Counts counts = entry.getValue();
            lines.add(text(
                    "%-10s %,9d %,9d %,9d %,8d %10s  %s",
                    entry.getKey(),
                    counts.dau(),
                    counts.wau(),
                    counts.mau(),
                    counts.newUsers(),
                    stickiness(counts),
                    bar(counts.dau(), most, barWidth)));
        }
    }

    private static String stickiness(Counts counts) {
        return counts.mau() == 0 ? "-" : text("%.1f %%", 100.0 * counts.dau() / counts.mau());
    }

    /** A bar of at most that many characters, exact to an eighth of one. */
    static String bar(long value, long most, int width) {
        if (most <= 0) {
            return "";
        }
        int eighths = (int) Math.round(8.0 * width * Math.min(value, most) / most);
        String full = "█".repeat(eighths / 8);
        return eighths % 8 == 0 ? full : full + BLOCKS.charAt(eighths % 8 - 1);
    }
}

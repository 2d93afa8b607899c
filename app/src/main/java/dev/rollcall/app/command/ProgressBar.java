package dev.rollcall.app.command;

import dev.rollcall.service.audit.AuditProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far an audit is: a bar that is drawn over and over on a terminal, else a line now and then. Not thread-safe. */
final class ProgressBar implements AuditProgress, AutoCloseable {
    private static final long BETWEEN_FRAMES = Duration.ofMillis(100).toNanos();
    private static final long BETWEEN_LINES = Duration.ofSeconds(5).toNanos();
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int MOST_CELLS = 40;

    private final PrintWriter out;
    private final boolean terminal;
    private final int width;
    private final LongSupplier nanoTime;
    private String shownPhase = "";
    private long shownAt;

    /**
     * Nothing shown yet.
     *
     * @param out where to show it
     * @param terminal whether that can be drawn over
     * @param width columns
     * @param nanoTime a clock, as {@link System#nanoTime()}
     */
    ProgressBar(PrintWriter out, boolean terminal, int width, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
        this.nanoTime = nanoTime;
    }

    @Override
    public void at(String phase, long done, long total) {
        long now = nanoTime.getAsLong();
        boolean begins = !phase.equals(shownPhase);
        if (begins || now - shownAt >= (terminal ? BETWEEN_FRAMES : BETWEEN_LINES)) {
            shownPhase = phase;
            shownAt = now;
            show(phase, done, total);
        }
    }

    private void show(String phase, long done, long total) {
        String line = total == 0
                ? phase
                : String.format(
                        Locale.ROOT, "%s: %,d of %,d (%d %%)", phase, done, total, (long) (100.0 * done / total));
        if (terminal) {
            int cells = Math.min(MOST_CELLS, width - line.length() - 4);
            out.print(CLEAR_LINE + line + (total == 0 || cells < 1 ? "" : " " + bar(done, total, cells)));
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static String bar(long done, long total, int cells) {
        int full = (int) Math.round((double) cells * done / total);
        return "[" + "#".repeat(full) + ".".repeat(cells - full) + "]";
    }

    /** Leaves a terminal as it was. */
    @Override
    public void done() {
        if (terminal) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    @Override
    public void close() {
        done();
    }
}

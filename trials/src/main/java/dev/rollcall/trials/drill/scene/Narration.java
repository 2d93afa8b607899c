package dev.rollcall.trials.drill.scene;

import static dev.rollcall.trials.traffic.Wording.text;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells what happens, one line for each fault: what is done when it is done, and at the end of the line how it went on. Not thread-safe. */
public final class Narration {
    private static final double NANOS = 1e9;

    private final PrintWriter out;
    private final long startNanos = System.nanoTime();
    private final List<String> waiting = new ArrayList<>();
    private boolean inLine;
    private int endedByThemselves;

    /**
     * Begins now: times are counted from here.
     *
     * @param out where all is told, not null
     */
    public Narration(PrintWriter out) {
        this.out = out;
    }

    /**
     * Says something that has a line, or several, to itself.
     *
     * @param lines without the last line end, not null
     */
    public void say(String lines) {
        if (inLine) {
            waiting.add(lines);
        } else {
            out.println(lines);
            out.flush();
        }
    }

    /**
     * Begins the line of something that happens now.
     *
     * @param what in a word, not null
     * @param details what is done, not null
     */
    public void begin(String what, String details) {
        goOn(now(what, details));
        inLine = true;
    }

    /**
     * Goes on in that line.
     *
     * @param text with what separates it from the text before, not null
     */
    public void goOn(String text) {
        out.print(text);
        out.flush();
    }

    /**
     * Ends that line.
     *
     * @param text its last words, not null
     */
    public void end(String text) {
        out.println(text);
        inLine = false;
        waiting.forEach(out::println);
        waiting.clear();
        out.flush();
    }

    /**
     * Tells something that happens now in a line of its own.
     *
     * @param what in a word, not null
     * @param details not null
     */
    public void event(String what, String details) {
        say(now(what, details));
    }

    /** An instance has ended and nobody had asked it to. */
    void endedByItself(InstanceProcess instance, int status) {
        endedByThemselves++;
        event("ended", instance + " ended by itself with status " + status + "; it is started again");
    }

    /**
     * How many instances have ended though nobody asked them to.
     *
     * @return from 0
     */
    public int endedByThemselves() {
        return endedByThemselves;
    }

    private String now(String what, String details) {
        return text("%7.1f s  %-12s %s", (System.nanoTime() - startNanos) / NANOS, what, details);
    }

    /**
     * A time as it is told.
     *
     * @param time not null
     * @return such as {@code 3.1 s}
     */
    public static String seconds(Duration time) {
        return text("%.1f s", time.toMillis() / 1_000.0);
    }
}

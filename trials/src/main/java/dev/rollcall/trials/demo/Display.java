package dev.rollcall.trials.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** Shows progress: a screen that is drawn over, or plain lines. Not thread-safe. */
final class Display {
    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(250);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final boolean screen;
    private final int width;
    private boolean drawn;
    private Duration shownAt = Duration.ofSeconds(-1);

    Display(PrintWriter out, boolean screen, int width) {
        this.out = out;
        this.screen = screen;
        this.width = width;
    }

    int width() {
        return width;
    }

    /** Whether the last thing that was shown is old enough. */
    boolean isDue(Duration elapsed) {
        return elapsed.minus(shownAt).compareTo(screen ? BETWEEN_FRAMES : BETWEEN_LINES) >= 0;
    }

    /** Shows progress; plain lines begin with the first numbers. */
    void show(Progress progress) {
        if (screen) {
            out.print(LiveScreen.draw(progress, width, drawn));
            drawn = true;
        } else if (progress.accounts().read() > 0) {
            out.println(progress.line());
        }
        shownAt = progress.elapsed();
        out.flush();
    }

    /** Shows text below what is there. */
    void say(String text) {
        out.println(text);
        out.flush();
        drawn = false;
    }

    PrintWriter out() {
        return out;
    }
}

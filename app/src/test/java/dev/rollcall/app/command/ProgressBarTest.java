package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter shown = new StringWriter();
    private long now;

    @Test
    void withoutATerminalThereIsALineForEveryPhaseAndNowAndThen() {
        try (ProgressBar progress = progress(false)) {
            progress.at("waiting", 0, 0);
            progress.at("reading", 0, 2_000);
            progress.at("reading", 500, 2_000);
            now += TimeUnit.SECONDS.toNanos(6);
            progress.at("reading", 1_000, 2_000);
            progress.at("reading", 2_000, 2_000);
        }

        assertThat(shown.toString().lines())
                .containsExactly("waiting", "reading: 0 of 2,000 (0 %)", "reading: 1,000 of 2,000 (50 %)");
    }

    @Test
    void onATerminalABarIsDrawnOverAndTakenAwayAtTheEnd() {
        try (ProgressBar progress = progress(true)) {
            progress.at("reading", 0, 100);
            now += TimeUnit.SECONDS.toNanos(1);
            progress.at("reading", 50, 100);
        }

        assertThat(shown.toString())
                .doesNotContain("\n")
                .contains("\r\u001b[Kreading: 50 of 100 (50 %) [################...............]")
                .endsWith("\r\u001b[K");
        assertThat(shown.toString().split("\r"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(65));
    }

    private ProgressBar progress(boolean terminal) {
        return new ProgressBar(new PrintWriter(shown, true), terminal, 60, () -> now);
    }
}

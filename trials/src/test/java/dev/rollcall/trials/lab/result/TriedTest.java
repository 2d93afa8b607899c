package dev.rollcall.trials.lab.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.experiment.Description;
import dev.rollcall.trials.lab.experiment.Experiment;
import dev.rollcall.trials.lab.experiment.Setup;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriedTest {
    private static final Measure CLEAN = new Measure(10, 0, 0, 0);
    private static final Comparison SHOWS = new Comparison(new Measure(10, 3, 0, 0), CLEAN);
    private static final Comparison SHOWS_NOTHING = new Comparison(CLEAN, CLEAN);
    private static final Comparison WRONG = new Comparison(new Measure(10, 3, 0, 0), new Measure(10, 0, 1, 0));

    @TempDir
    private Path directory;

    @Test
    void aHazardThatShowsIsNotTriedAgain() throws InterruptedException {
        Tried tried = tried(SHOWS);

        assertThat(tried.holds()).isTrue();
        assertThat(tried.attempts()).isEqualTo(1);
    }

    @Test
    void aHazardThatDoesNotShowIsTriedAgain() throws InterruptedException {
        Tried tried = tried(SHOWS_NOTHING, SHOWS);

        assertThat(tried.holds()).isTrue();
        assertThat(tried.attempts()).isEqualTo(2);
    }

    @Test
    void threeAttemptsAreEnough() throws InterruptedException {
        Tried tried = tried(SHOWS_NOTHING, SHOWS_NOTHING, SHOWS_NOTHING, SHOWS);

        assertThat(tried.holds()).isFalse();
        assertThat(tried.attempts()).isEqualTo(3);
    }

    @Test
    void whatShowsOnTheMendedSideIsAFailureAtOnce() throws InterruptedException {
        Tried tried = tried(WRONG, SHOWS);

        assertThat(tried.holds()).isFalse();
        assertThat(tried.attempts()).isEqualTo(1);
    }

    @Test
    void anAttemptThatCannotBeCarriedOutIsMadeAgainAndSaysWhy() throws InterruptedException {
        Tried tried = tried();

        assertThat(tried.holds()).isFalse();
        assertThat(tried.attempts()).isEqualTo(3);
        assertThat(tried.problem()).isEqualTo("nothing left");
    }

    private Tried tried(Comparison... outcomes) throws InterruptedException {
        try (Bench bench = new Bench(directory, 1)) {
            return Tried.experiment(new Scripted(new ArrayDeque<>(List.of(outcomes))), bench);
        }
    }

    private static final class Scripted extends Experiment {
        private static final Setup SETUP = new Setup(List.of("producer.acks=0"), "");

        private final Deque<Comparison> outcomes;

        Scripted(Deque<Comparison> outcomes) {
            super(new Description(Hazard.L2, "", SETUP, SETUP, "", "", "", ""));
            this.outcomes = outcomes;
        }

        @Override
        public Comparison run(Bench bench) {
            if (outcomes.isEmpty()) {
                throw new IllegalStateException("nothing left");
            }
            return outcomes.remove();
        }
    }
}

package dev.rollcall.trials.lab.result;

import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.experiment.Description;
import dev.rollcall.trials.lab.experiment.Experiment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An experiment that was tried, perhaps more than once. Immutable.
 *
 * @param description what there is to say about it, not null
 * @param comparison what came of the last attempt; empty if it could not be carried out
 * @param attempts how many there were, at least 1
 * @param took all attempts together, not null
 * @param problem why the last attempt could not be carried out; empty if it was
 */
public record Tried(
        Description description, Optional<Comparison> comparison, int attempts, Duration took, String problem) {
    private static final Logger LOG = LoggerFactory.getLogger(Tried.class);

    /** Chance plays a part in some, but not so large a one. */
    private static final int MOST_ATTEMPTS = 3;

    /**
     * Tries an experiment until its hazard shows, at most three times. That something is wrong with the fixed side is never tried again.
     *
     * @param experiment not null
     * @param bench the brokers, not null
     * @return what came of it
     * @throws InterruptedException if the thread is interrupted
     */
    public static Tried experiment(Experiment experiment, Bench bench) throws InterruptedException {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            Tried tried = once(experiment, bench, attempt, start);
            boolean wrong = tried.fixed().filter(measure -> !measure.isClean()).isPresent();
            if (tried.holds() || wrong || attempt == MOST_ATTEMPTS) {
                return tried;
            }
        }
    }

    private static Tried once(Experiment experiment, Bench bench, int attempt, long start) throws InterruptedException {
        Optional<Comparison> comparison = Optional.empty();
        String problem = "";
        try {
            comparison = Optional.of(experiment.run(bench));
        } catch (IllegalStateException e) {
            LOG.error("{} could not be carried out", experiment.description().hazard(), e);
            problem = String.valueOf(e.getMessage());
        }
        return new Tried(
                experiment.description(), comparison, attempt, Duration.ofNanos(System.nanoTime() - start), problem);
    }

    /** What came of the inviting side, if there is anything to say. */
    Optional<Measure> inviting() {
        return comparison.map(Comparison::inviting);
    }

    /** What came of the fixed side, if there is anything to say. */
    Optional<Measure> fixed() {
        return comparison.map(Comparison::fixed);
    }

    /** The three numbers of a side for a table. */
    static List<String> cells(Optional<Measure> side) {
        return side.map(Measure::cells).orElse(List.of("failed", "", ""));
    }

    /**
     * Whether the hazard showed on the inviting side, and nothing at all on the other.
     *
     * @return what the experiment is to show
     */
    public boolean holds() {
        return comparison
                .filter(both -> both.shows(description.hazard()) && both.fixed().isClean())
                .isPresent();
    }
}

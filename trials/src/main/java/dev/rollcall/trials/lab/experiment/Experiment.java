package dev.rollcall.trials.lab.experiment;

import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import java.util.List;

/** Makes one hazard happen, and shows what holds against it. Immutable. */
public abstract class Experiment {
    private final Description description;

    /** One side of an experiment. */
    @FunctionalInterface
    interface Side {
        Measure measure(Setup setup) throws InterruptedException;
    }

    /**
     * An experiment.
     *
     * @param description what there is to say about it, not null
     */
    protected Experiment(Description description) {
        this.description = description;
    }

    /**
     * All experiments, in the order of their hazards.
     *
     * @return one for each hazard
     */
    public static List<Experiment> all() {
        return List.of(
                new CommittedTooEarly(),
                new SendGivenUp(),
                new LeaderLost(),
                new DiskLost(),
                new PowerLost(),
                new RecordRefused(),
                new OffsetAgedOut(),
                new PartitionOverlooked(),
                new NotCommitted(),
                new UnsubscribedFirst(),
                new TooSlow(),
                new OffsetsForgotten(),
                new HeartbeatMissed(),
                new ConfirmationLost(),
                new Overtaken());
    }

    /**
     * What there is to say about it.
     *
     * @return the same every time
     */
    public final Description description() {
        return description;
    }

    /**
     * Lets the same events suffer the same fault on both sides.
     *
     * @param bench the brokers, which are whole again afterwards
     * @return what became of the events
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if something that the experiment needs does not happen
     */
    public abstract Comparison run(Bench bench) throws InterruptedException;

    /** Tries one side after the other. */
    final Comparison compare(Side side) throws InterruptedException {
        return new Comparison(side.measure(description.inviting()), side.measure(description.fixed()));
    }
}

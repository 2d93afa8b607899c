package dev.rollcall.trials.lab.experiment;

import java.util.List;

/** All experiments. */
public final class Experiments {
    private Experiments() {}

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
}

package dev.rollcall.trials.drill.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** All instances of a drill, of which some run. Not thread-safe. */
public final class Instances implements AutoCloseable {
    private final List<InstanceProcess> all;
    private final Narration narration;

    Instances(List<InstanceProcess> all, Narration narration) {
        this.all = List.copyOf(all);
        this.narration = narration;
    }

    /**
     * Those that are to run.
     *
     * @return in the order of their numbers
     */
    public List<InstanceProcess> running() {
        return all.stream().filter(InstanceProcess::isWanted).toList();
    }

    /**
     * One of those that run.
     *
     * @param random chooses, not null
     * @return there must be one
     */
    public InstanceProcess any(Random random) {
        List<InstanceProcess> running = running();
        return running.get(random.nextInt(running.size()));
    }

    /**
     * Starts the first ones that do not run, until so many run.
     *
     * @param number how many are to run
     * @return those that were started
     */
    public List<InstanceProcess> startUpTo(int number) {
        List<InstanceProcess> started = new ArrayList<>();
        for (InstanceProcess instance : all) {
            if (!instance.isWanted() && running().size() < number) {
                instance.start();
                started.add(instance);
            }
        }
        return started;
    }

    /** Starts those again that ended though nobody asked them to, as a supervisor would. */
    void supervise() {
        for (InstanceProcess instance : all) {
            OptionalInt status = instance.endedByItself();
            if (status.isPresent()) {
                narration.endedByItself(instance, status.getAsInt());
                instance.start();
            }
        }
    }

    /** Kills all. */
    @Override
    public void close() {
        all.forEach(InstanceProcess::close);
    }
}

package dev.rollcall.trials.lab.experiment;

import dev.rollcall.trials.lab.bench.Bench;

/** Makes one hazard happen, and shows what holds against it. */
public interface Experiment {
    /**
     * What there is to say about it.
     *
     * @return the same every time
     */
    Description description();

    /**
     * Lets the same events suffer the same fault twice.
     *
     * @param bench the brokers, which are whole again afterwards
     * @return what became of the events
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if something that the experiment needs does not happen
     */
    Comparison run(Bench bench) throws InterruptedException;
}

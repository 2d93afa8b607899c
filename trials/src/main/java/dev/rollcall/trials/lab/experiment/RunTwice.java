package dev.rollcall.trials.lab.experiment;

import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;

/** An experiment whose fault happens twice, once for each side. */
abstract class RunTwice extends Experiment {
    RunTwice(Description description) {
        super(description);
    }

    @Override
    public final Comparison run(Bench bench) throws InterruptedException {
        return compare(setup -> measure(bench, setup));
    }

    /** What becomes of the events with the settings of one side. */
    abstract Measure measure(Bench bench, Setup setup) throws InterruptedException;
}

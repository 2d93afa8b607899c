package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Pipeline;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.Point;
import dev.rollcall.trials.lab.relay.RelayProcess;
import dev.rollcall.trials.lab.relay.RelaySettings;
import dev.rollcall.trials.lab.relay.RelayThread;
import java.util.Map;

/** D1: killed between the work and the commit. The answer is Rollcall itself, killed in a transaction. */
final class NotCommitted extends Experiment {
    private static final int EVENTS = 1_000;

    NotCommitted() {
        super(new Description(
                Hazard.D1,
                """
            The program works on a batch, writes the results, and commits the offsets afterwards, as it should if nothing may be lost.
            It is killed between the two. Its successor reads the batch again, and every result of it is there twice.
            """,
                Setup.of("consumer.enable.auto.commit=false", "consumer.max.poll.records=100")
                        .in("`commitSync()` after the results are written"),
                Setup.of().in("Rollcall"),
                "The process is killed (SIGKILL) when it has written results and has not committed: Rollcall in an open"
                        + " transaction.",
                """
            No log line says so: the process is dead, and its successor sees an ordinary committed offset. The far end has more records
            than the input after every crash, by up to `max.poll.records` for each partition. A count that jumps when pods
            are rescheduled is typical.
            """,
                """
            `check --properties` reports a consumer and a producer without `transactional.id` as D1, and says of every way to commit what it
            leaves open.
            """,
                """
            Input offsets, state and results commit in one Kafka transaction (`exactly_once_v2`). What a killed instance had not
            committed is aborted, and its successor counts it again: once, for those who read with `read_committed`.
            """));
    }

    @Override
    public Comparison run(Bench bench) throws InterruptedException {
        return new Comparison(inviting(bench, bench.between(100, 900)), RollcallKilled.run(bench, EVENTS));
    }

    private Measure inviting(Bench bench, int strikeAt) throws InterruptedException {
        Pipeline pipeline = Pipeline.create(bench, "not-committed", EVENTS);
        RelaySettings relay = description()
                .inviting()
                .relay(pipeline, Carefulness.AT_LEAST_ONCE)
                .with(Map.of("consumer.group.instance.id", "relay"));

        try (RelayProcess process = RelayProcess.stoppingAt(bench, relay, Point.WRITTEN, strikeAt)) {
            process.killWhereItStands();
        }
        RelayThread.drain(pipeline.kafka(), relay);

        return pipeline.output().measure(EVENTS);
    }
}

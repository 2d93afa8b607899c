package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Pipeline;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.RelayProcess;
import dev.rollcall.trials.lab.relay.RelaySettings;
import dev.rollcall.trials.lab.relay.RelayThread;
import java.time.Duration;
import java.util.Map;

/** L1: the timer commits what is still in the queue. */
final class CommittedTooEarly extends Experiment {
    private static final int EVENTS = 1_000;
    private static final int WORK_MICROS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    CommittedTooEarly() {
        super(new Description(
                Hazard.L1,
                """
            The program polls, hands the records to worker threads and polls again, and a timer commits whatever the last poll
            returned. The process dies with records still waiting in its queue. Its successor begins behind them, and nobody ever
            works on them.
            """,
                Setup.of("consumer.enable.auto.commit=true", "consumer.auto.commit.interval.ms=100")
                        .in("records wait in a queue while the consumer polls on"),
                Setup.of("consumer.enable.auto.commit=false", "producer.transactional.id=relay")
                        .in("results and positions in one transaction"),
                "A process that needs 2 ms for each event is killed (SIGKILL) when it has written the first few hundred"
                        + " results.",
                """
            No log line says so. The lag of the group is near 0 although results come out late: the committed offset runs ahead
            of the work. `commit-rate` (`kafka.consumer:type=consumer-coordinator-metrics`) is about one per
            `auto.commit.interval.ms`, whatever the load. After every crash or deployment the far end is short of as many events as
            were in memory.
            """,
                """
            `check --properties` reports `enable.auto.commit=true`, and also that it is not set, for true is the default, as L1, D1 and D2;
            and `auto.commit.interval.ms` as L1.
            """,
                """
            Offsets, state and results of every step are in one transaction. `kafka.enable.auto.commit` is refused by name.
            """));
    }

    @Override
    public Comparison run(Bench bench) throws InterruptedException {
        int strikeAt = bench.between(100, 300);
        return compare(setup -> measure(bench, setup, strikeAt));
    }

    private static Measure measure(Bench bench, Setup setup, int strikeAt) throws InterruptedException {
        Pipeline pipeline = Pipeline.create(bench, "committed-too-early", EVENTS);
        RelaySettings relay = setup.relay(pipeline, Carefulness.BY_TIMER)
                .withWork(WORK_MICROS)
                .with(Map.of("consumer.group.instance.id", "relay"));

        try (RelayProcess process = RelayProcess.start(bench, relay)) {
            String output = pipeline.output().name();
            Wait.until("some results", PATIENCE, () -> pipeline.kafka().end(output) >= strikeAt);
            process.process().kill();
        }
        RelayThread.drain(pipeline.kafka(), relay.withWork(0));

        return pipeline.output().measure(EVENTS);
    }
}

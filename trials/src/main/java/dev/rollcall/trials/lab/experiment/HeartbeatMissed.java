package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Pipeline;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.Observer;
import dev.rollcall.trials.lab.relay.RelayProcess;
import dev.rollcall.trials.lab.relay.RelaySettings;
import dev.rollcall.trials.lab.relay.RelayThread;
import java.time.Duration;
import java.util.Map;

/** D5: two processes work on the same events, and one of them does not know. */
final class HeartbeatMissed extends Experiment {
    private static final int EVENTS = 500;
    private static final int BATCH = 100;
    private static final int WORK_MICROS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    HeartbeatMissed() {
        super(new Description(
                Hazard.D5,
                """
            A long garbage collection or an overloaded machine stops a process for longer than `session.timeout.ms`, and the group gives its
            partitions to another one. The first wakes up in the middle of its batch, knows nothing of it, and goes on writing. What both
            write is there twice; the zombie learns it only at its next commit.
            """,
                Setup.of("consumer.session.timeout.ms=1000", "consumer.max.poll.records=100")
                        .in("`commitSync()` after the work"),
                Setup.of(
                                "consumer.session.timeout.ms=1000",
                                "consumer.max.poll.records=100",
                                "producer.transactional.id=relay")
                        .in("positions go into the transaction with the group's metadata, which fences the zombie"),
                """
            A process is stopped (SIGSTOP) in the middle of a batch until another has done all the work, and is resumed (SIGCONT).
            (The session timeout is shortened six times.)
            """,
                """
            The broker logs `Member ... in group ... has failed, removing it from the group`; the client, once awake, `Giving away all assigned
            partitions as lost since generation/memberID has been reset`. `last-heartbeat-seconds-ago`
            (`kafka.consumer:type=consumer-coordinator-metrics`) above the session timeout, and pauses in the log of the garbage
            collector, are the traces.
            """,
                """
            `check --properties` reports a `session.timeout.ms` below 10 s as D5, under its old names as well, a heartbeat
            that is longer than a third of the session, and consumers and producers without transactions. `check --config` looks at the
            `kafka.` keys.
            """,
                """
            A zombie's transaction is fenced by the group's generation and aborted, so what it wrote counts for nothing. The drill does
            this to whole instances (`pause`): stopped until both session and transaction have timed out, and then resumed.
            """));
    }

    @Override
    public Comparison run(Bench bench) throws InterruptedException {
        int strikeAt = bench.between(BATCH / 4, BATCH / 2);
        return compare(setup -> measure(bench, setup, strikeAt));
    }

    private static Measure measure(Bench bench, Setup setup, int strikeAt) throws InterruptedException {
        Pipeline pipeline = Pipeline.create(bench, "heartbeat-missed", EVENTS);
        RelaySettings relay = setup.relay(pipeline, Carefulness.AT_LEAST_ONCE)
                .withWork(WORK_MICROS)
                .with(Map.of("consumer.heartbeat.interval.ms", "300"));

        try (RelayProcess zombie = RelayProcess.start(bench, relay.as(pipeline.group() + "-zombie"))) {
            String output = pipeline.output().name();
            Wait.until("the first results", PATIENCE, () -> pipeline.kafka().end(output) >= strikeAt);
            zombie.process().pause();
            try (RelayThread successor = RelayThread.start(relay.withWork(0), Observer.NONE)) {
                successor.awaitDrained(pipeline.kafka());
                zombie.process().resume();
                zombie.awaitFailedCommit();
            }
        }
        return pipeline.output().measure(EVENTS);
    }
}

package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Pipeline;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.Point;
import dev.rollcall.trials.lab.relay.RelaySettings;
import dev.rollcall.trials.lab.relay.RelayThread;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** D3: the same batch again and again. */
final class TooSlow extends RunTwice {
    private static final int EVENTS = 200;
    private static final int WORK_MICROS = 15_000;
    private static final int ROUNDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TooSlow() {
        super(new Description(
                Hazard.D3,
                """
            A batch takes longer than `max.poll.interval.ms`, so the group takes the consumer for stuck and gives its partitions to somebody
            else. The work was done all the same, but its commit fails with `CommitFailedException`. Whoever has the partition now gets
            the same batch, takes as long, and fails likewise: the load makes itself.
            """,
                Setup.of("consumer.max.poll.interval.ms=2000", "consumer.max.poll.records=200"),
                Setup.of("consumer.max.poll.interval.ms=2000", "consumer.max.poll.records=10"),
                """
            Every event takes 15 ms, until two commits have failed or all is done; then the work is light again. (Intervals are
            shortened 150 times, and the work with them.)
            """,
                """
            The client logs the WARN line `consumer poll timeout has expired. This means the time between subsequent calls to poll() was
            longer than the configured max.poll.interval.ms`, and then `CommitFailedException`. `time-between-poll-max` and
            `rebalance-rate-per-hour` (`kafka.consumer:type=consumer-metrics` and `consumer-coordinator-metrics`) rise with the load, and
            the lag grows in steps.
            """,
                """
            `check --properties` reports a `max.poll.interval.ms` below a minute and a `max.poll.records` above 2,000 as D3; `check --config`
            reports a short interval among the `kafka.` keys.
            """,
                """
            Work on an event takes microseconds and calls nobody. Should a thread be late all the same, its transaction is fenced and
            aborted: what it wrote counts for nothing, and its successor counts it once.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        Pipeline pipeline = Pipeline.create(bench, "too-slow", EVENTS);
        RelaySettings relay = setup.relay(pipeline, Carefulness.AT_LEAST_ONCE)
                .withWork(WORK_MICROS)
                .with(Map.of("consumer.heartbeat.interval.ms", "200"));
        AtomicInteger uncommitted = new AtomicInteger();

        try (RelayThread slow = RelayThread.start(relay, (point, number) -> count(point, uncommitted))) {
            Wait.until(
                    "failed commits, or none",
                    PATIENCE,
                    () -> uncommitted.get() >= ROUNDS || slow.isDrained(pipeline.kafka()));
        }
        RelayThread.drain(pipeline.kafka(), relay.withWork(0));

        return pipeline.output().measure(EVENTS);
    }

    private static void count(Point point, AtomicInteger uncommitted) {
        if (point == Point.WRITTEN) {
            uncommitted.incrementAndGet();
        } else if (point == Point.COMMITTED) {
            uncommitted.decrementAndGet();
        }
    }
}

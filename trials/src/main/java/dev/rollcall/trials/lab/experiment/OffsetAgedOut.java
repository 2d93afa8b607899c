package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Arrivals;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.Receiver;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.Map;

/** L7: retention deletes what a consumer has not read yet, and the consumer goes on somewhere else. */
final class OffsetAgedOut extends RunTwice {
    private static final int READ = 400;
    private static final int WHILE_DOWN = 700;
    private static final int STILL_THERE = 900;
    private static final int EVENTS = 1_000;

    /** Longer than {@code retention.ms} of the inviting side and the interval of the broker's look together. */
    private static final Duration OUTAGE = Duration.ofSeconds(4);

    OffsetAgedOut() {
        super(new Description(
                Hazard.L7,
                """
            A consumer is down for longer than the topic keeps its records. When it comes back, its committed offset points at
            nothing, and `auto.offset.reset` decides where it goes on. With `latest` it skips even what is still there; with
            `earliest` it skips only what is deleted, and either way all that is left of it is a line in a log.
            """,
                Setup.of("topic.retention.ms=1500", "consumer.auto.offset.reset=latest"),
                Setup.of("topic.retention.ms=604800000", "consumer.auto.offset.reset=none"),
                """
            The consumer stops after 400 events, 300 more are written, 4 s pass, 200 more are written, the consumer comes back, and the
            last 100 are written.
            """,
                """
            The consumer logs `Fetch position FetchPosition{offset=...} is out of range for partition ..., resetting offset` and
            `Resetting offset for partition ... to position ...`, both as INFO only. `records-lead-min`
            (`kafka.consumer:type=consumer-fetch-manager-metrics`), the distance from the start of the log, goes towards 0 before
            it happens: that is the metric to alert on.
            """,
                """
            `check --config` compares `retention.ms` of the input topic with the longest outage to be expected (`--downtime`), reports
            `retention.bytes`, and counts what is deleted already, as L7. `check --properties` reports `auto.offset.reset`, whether
            `latest`, `earliest` or not set.
            """,
                """
            `run` compares every committed offset with the beginning of its partition. If events were deleted before they were
            counted it refuses to start, with status 3 and their number; while it runs it looks every 30 s, writes an ERROR line, and
            the accounts have the number as `lost`. No setting brings them back: keep the retention longer than any outage.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        EventTopic topic = bench.topic("offset-aged-out", setup.topic());
        Map<String, String> reader = setup.consumer("enable.auto.commit=false");
        Arrivals arrivals = new Arrivals();

        try (Receiver consumer = new Receiver(
                topic, setup.with("consumer.auto.offset.reset=earliest").consumer(), arrivals)) {
            consumer.awaitPartitions(1);
            topic.write(0, READ);
            consumer.readUntil(READ);
            consumer.consumer().commitSync();
        }
        topic.write(READ, WHILE_DOWN);
        Patience.pass(OUTAGE);
        topic.write(WHILE_DOWN, STILL_THERE);
        try (Receiver consumer = new Receiver(topic, reader, arrivals)) {
            consumer.readToEnd();
            topic.write(STILL_THERE, EVENTS);
            consumer.readToEnd();
        }
        return arrivals.measure(EVENTS);
    }
}

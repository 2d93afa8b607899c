package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import org.apache.kafka.clients.producer.Producer;

/** L6: one limit on the way is smaller than the others, and nobody looks at the refusal. */
final class RecordRefused extends RunTwice {
    private static final int EVENTS = 1_000;
    private static final int LARGE_BYTES = 20_000;
    private static final int EVERY = 20;

    RecordRefused() {
        super(new Description(
                Hazard.L6,
                """
            The producer may send requests of 1 MB, and the topic takes batches of 16 KB. A record between the two is refused with
            `RecordTooLargeException`, at once and for good, for to send it again would not help. Who does not look at the result of
            `send()` loses exactly the large records, day after day.
            """,
                Setup.of("producer.max.request.size=1048576", "topic.max.message.bytes=16384")
                        .in("`send()` without a look at its result"),
                Setup.of("producer.max.request.size=1048576", "topic.max.message.bytes=1048588"),
                "Every twentieth event is 20,000 bytes large.",
                """
            The callback of `send()` gets `RecordTooLargeException: The request included a message larger than the max message size the
            server will accept`; without a callback nothing is logged. `record-error-total`
            (`kafka.producer:type=producer-metrics`) rises steadily, and so does `FailedProduceRequestsPerSec` of the topic on the
            brokers. What is missing is never small.
            """,
                """
            `check --config` compares `max.message.bytes` of the input topic with every limit behind it: that of the rejected topic, the
            producer's `max.request.size`, and what brokers and consumers take. `check --properties` has a word on `max.request.size`
            and on the limits of fetches.
            """,
                """
            The rejected topic is created so that it takes whatever the input topic takes, and `check` compares the limits. A write
            that fails for good stops the instance with the topic and the reason, before its input is committed.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        EventTopic topic = bench.topic("record-refused", setup.topic());
        // What is larger than this gets a batch of its own: no small record is in the company of a large one.
        try (Producer<String, String> producer = bench.broker().producer(setup.producer("batch.size=1000"))) {
            for (int number = 0; number < EVENTS; number++) {
                int bytes = number % EVERY == 0 ? LARGE_BYTES : EventTopic.BYTES;
                producer.send(topic.record(0, number, bytes));
            }
        }
        return topic.measure(EVENTS);
    }
}

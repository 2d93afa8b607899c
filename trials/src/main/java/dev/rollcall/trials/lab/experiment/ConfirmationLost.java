package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.ThreeBrokers;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.testbed.Direction;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** D6: requests arrive, answers do not. */
final class ConfirmationLost extends RunTwice {
    private static final int BEFORE = 200;
    private static final int UNANSWERED = 300;
    private static final int EVENTS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Longer than {@code request.timeout.ms}: by then the producer has dropped the connection. */
    private static final Duration CUT_FOR = Duration.ofMillis(1_500);

    ConfirmationLost() {
        super(new Description(
                Hazard.D6,
                """
            The broker has stored a batch, and its answer is lost on the way back. The producer cannot know the difference between a request
            that was lost and an answer that was lost, and sends the batch again. A broker that does not know the batch stores it a second
            time.
            """,
                Setup.of("producer.acks=all", "producer.enable.idempotence=false", "producer.request.timeout.ms=1000"),
                Setup.of("producer.acks=all", "producer.enable.idempotence=true", "producer.request.timeout.ms=1000"),
                "100 events reach the broker while nothing comes back for 1.5 s.",
                """
            The producer logs the WARN line `Got error produce response with correlation id ... on topic-partition ..., retrying (... attempts
            left). Error: NETWORK_EXCEPTION` (or `REQUEST_TIMED_OUT`). `record-retry-total` (`kafka.producer:type=producer-metrics`) rises, and
            each of those records may be there twice.
            """,
                """
            `check --properties` reports `enable.idempotence=false` and all that turns idempotence off (`acks=1`, `retries=0`, more than 5
            requests in flight) as D6. `check --config` reports brokers whose `transaction.version` is below 2.
            """,
                """
            The producer is idempotent: the broker knows each batch by producer id and sequence number, and confirms a second one without
            storing it. Users who are doubled upstream, by somebody else's producer, are repeats and change no count.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        ThreeBrokers brokers = bench.brokers();
        EventTopic topic = brokers.create(bench.name("confirmation-lost"), List.of(1, 2, 0), setup.topic());
        try (Producer<String, String> producer = brokers.proxied().producer(setup.producer())) {
            topic.send(producer, 0, BEFORE);
            producer.flush();

            brokers.network().oneWay(Direction.TO_BROKER);
            topic.send(producer, BEFORE, UNANSWERED);
            Wait.until(
                    "the broker has the events",
                    PATIENCE,
                    () -> brokers.direct().end(topic.name()) >= UNANSWERED);
            Patience.pass(CUT_FOR);
            brokers.network().restore();

            topic.send(producer, UNANSWERED, EVENTS);
        } finally {
            brokers.network().restore();
        }
        return topic.measure(EVENTS);
    }
}

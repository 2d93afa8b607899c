package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.ThreeBrokers;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** O1: a connection breaks with several batches on their way. */
final class Overtaken extends RunTwice {
    private static final int BEFORE = 100;
    private static final int ON_THEIR_WAY = 200;
    private static final int EVENTS = 300;
    private static final int TOGETHER = 10;
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(50);
    private static final Duration ON_THE_WAY = Duration.ofSeconds(2);

    Overtaken() {
        super(new Description(
                Hazard.O1,
                """
            The producer has up to five batches on their way at once. Some fail, because a connection breaks or a leader moves, while others
            succeed or are sent again first. Without sequence numbers nobody notices that a batch comes behind its successor, and an
            older value overwrites a newer one.
            """,
                Setup.of("producer.enable.idempotence=false", "producer.max.in.flight.requests.per.connection=5"),
                Setup.of("producer.enable.idempotence=true", "producer.max.in.flight.requests.per.connection=5"),
                "The network is slow (2 s each way), and the connection breaks once with several batches on their way.",
                """
            The producer logs the same WARN line as for D6, `Got error produce response ..., retrying`, for several batches of one partition at
            the same moment. `record-retry-total` rises while `enable.idempotence` is false. Consumers see versions or timestamps of one key
            go backwards.
            """,
                """
            `check --properties` reports `enable.idempotence=false`, `acks=1`, and `max.in.flight.requests.per.connection` above 5, or above 1
            without idempotence, as O1.
            """,
                """
            The producer is idempotent, so batches keep their order. And no count depends on the order of events: days are sets,
            and whatever order they come in, the rows are the same.
            """));
    }

    @Override
    Measure measure(Bench bench, Setup setup) throws InterruptedException {
        ThreeBrokers brokers = bench.brokers();
        EventTopic topic = brokers.create(bench.name("overtaken"), List.of(2, 0, 1), setup.topic());
        try (Producer<String, String> producer =
                brokers.proxied().producer(setup.producer("linger.ms=5", "request.timeout.ms=20000"))) {
            topic.send(producer, 0, BEFORE);
            producer.flush();

            brokers.network().delay(ON_THE_WAY);
            for (int number = BEFORE; number < ON_THEIR_WAY; number += TOGETHER) {
                topic.send(producer, number, number + TOGETHER);
                Patience.pass(BETWEEN_BATCHES);
            }
            brokers.network().cut();
            brokers.network().restore();

            topic.send(producer, ON_THEIR_WAY, EVENTS);
        } finally {
            brokers.network().restore();
        }
        return topic.measure(EVENTS);
    }
}

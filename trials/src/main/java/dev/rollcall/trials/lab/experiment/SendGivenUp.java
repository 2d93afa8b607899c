package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.ThreeBrokers;
import dev.rollcall.trials.testbed.Network;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/** L2: the network is away for longer than the producer tries. */
final class SendGivenUp extends Experiment {
    private static final int EVENTS = 400;
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(10);
    private static final Duration SILENCE = Duration.ofMillis(2_500);

    SendGivenUp() {
        super(new Description(
                Hazard.L2,
                """
            A switch restarts or a broker's disk is busy, and for some seconds no write gets through. A producer with `retries=0` and a short
            `delivery.timeout.ms` gives up on what it holds. The error is in the result of `send()`, at which the program does not look,
            and the next events go through as if nothing had been.
            """,
                Setup.of(
                                "producer.acks=1",
                                "producer.retries=0",
                                "producer.request.timeout.ms=500",
                                "producer.delivery.timeout.ms=1000")
                        .in("`send()` without a look at its result"),
                Setup.of(
                        "producer.acks=all", "producer.enable.idempotence=true", "producer.delivery.timeout.ms=120000"),
                "One event every 10 ms; for 2.5 s the network between the producer and all brokers lets nothing through.",
                """
            The callback of `send()` gets `TimeoutException: Expiring 25 record(s) for ...: 1000 ms has passed since batch creation` or
            `NetworkException`; the client by itself logs only the failed connections. `record-error-total`
            (`kafka.producer:type=producer-metrics`) rises during every hiccup of the network, and that is the only trace.
            """,
                """
            `check --properties` reports `acks=0`, `retries=0` or a few, and a short `delivery.timeout.ms` or `max.block.ms` as L2.
            """,
                """
            The producer is idempotent and waits for all in-sync replicas. A write that is given up fails the transaction, so the input
            is read and counted again. What the program before Rollcall never delivered, Rollcall cannot know.
            """));
    }

    @Override
    public Comparison run(Bench bench) throws InterruptedException {
        int silentFrom = bench.between(50, 100);
        return compare(setup -> measure(bench, setup, silentFrom));
    }

    private static Measure measure(Bench bench, Setup setup, int silentFrom) throws InterruptedException {
        ThreeBrokers brokers = bench.brokers();
        EventTopic topic = brokers.create(bench.name("send-given-up"), List.of(0, 1, 2), setup.topic());
        try (Producer<String, String> producer = brokers.proxied().producer(setup.producer("linger.ms=5"))) {
            for (int number = 0; number < EVENTS; number++) {
                if (number == silentFrom) {
                    silence(brokers.network());
                }
                topic.send(producer, number, number + 1);
                Patience.pass(BETWEEN_EVENTS);
            }
        } finally {
            brokers.network().restore();
        }
        return topic.measure(EVENTS);
    }

    /** Not this thread ends it: {@code send()} may wait for the network. */
    private static void silence(Network network) {
        network.blackhole();
        CompletableFuture.delayedExecutor(SILENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(network::restore);
    }
}

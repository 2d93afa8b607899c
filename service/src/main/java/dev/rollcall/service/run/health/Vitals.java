package dev.rollcall.service.run.health;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the health of an instance is told by, at one moment. Immutable.
 *
 * @param state the state of Kafka Streams
 * @param restored how much of the state is restored, 0 to 1; empty while none is
 * @param silence how long no broker has answered
 * @param stuck for how long a thread has not polled, if it should have
 * @param waiting what is waited for besides brokers, in one phrase; empty if nothing is
 * @param stopping whether the instance was told to stop
 * @param failure why it has failed for good, if it has
 */
public record Vitals(
        KafkaStreams.State state,
        OptionalDouble restored,
        Duration silence,
        Optional<Duration> stuck,
        Optional<String> waiting,
        boolean stopping,
        Optional<Throwable> failure) {}

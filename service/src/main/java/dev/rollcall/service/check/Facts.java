package dev.rollcall.service.check;

import dev.rollcall.service.cluster.Role;
import dev.rollcall.service.cluster.backlog.InputGap;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that rules look at. Immutable.
 *
 * @param settings the settings of Rollcall
 * @param streams the properties that its Kafka Streams gets
 * @param brokers all that are there
 * @param topics all that exist: those around this Rollcall, then Kafka's own
 * @param features the levels in force of the cluster's features, by name; empty if they may not be read
 * @param gaps input that is gone already
 * @param state the disk for the state
 * @param registry why the schema registry cannot be used; empty if it answers, or none is needed
 * @param downtime the longest that no instance may run
 * @param untold what could not be asked, each one line
 */
record Facts(
        Settings settings,
        Map<String, Object> streams,
        List<BrokerFacts> brokers,
        List<TopicFacts> topics,
        Map<String, Short> features,
        List<InputGap> gaps,
        StateFacts state,
        Optional<String> registry,
        Duration downtime,
        List<String> untold) {
    /** Kafka's own topics, in which offsets and transactions are kept. */
    static final String OFFSETS = "__consumer_offsets";

    static final String TRANSACTIONS = "__transaction_state";

    Facts {
        streams = Map.copyOf(streams);
        brokers = List.copyOf(brokers);
        topics = List.copyOf(topics);
        features = Map.copyOf(features);
        gaps = List.copyOf(gaps);
        untold = List.copyOf(untold);
    }

    Optional<TopicFacts> topic(Role role) {
        return topics.stream().filter(topic -> topic.is(role)).findFirst();
    }

    List<TopicFacts> topics(Predicate<TopicFacts> condition) {
        return topics.stream().filter(condition).toList();
    }

    /** A property of a client of Kafka Streams, by what goes before what. */
    long client(String prefix, String name, long otherwise) {
        return Stream.of(prefix + name, name)
                .map(streams::get)
                .filter(value -> value != null)
                .map(value -> Long.parseLong(value.toString().strip()))
                .findFirst()
                .orElse(otherwise);
    }

    /** The smallest value of a number that any broker has. */
    long broker(String name, long otherwise) {
        return brokers.stream()
                .map(broker -> broker.config().get(name))
                .filter(value -> value != null && !value.isEmpty())
                .mapToLong(Long::parseLong)
                .min()
                .orElse(otherwise);
    }
}

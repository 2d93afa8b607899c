package dev.rollcall.sinks.run;

import dev.rollcall.report.FirstVisit;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.Source;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topics that are copied, as they are at the brokers. Used by one thread. */
final class SourceTopics {
    private final Settings settings;
    private final Cluster cluster;
    private final Map<String, Source> sources = new HashMap<>();

    SourceTopics(Cluster cluster, Set<Source> wanted) {
        settings = cluster.settings();
        this.cluster = cluster;
        wanted.forEach(source -> sources.put(source.topic(settings), source));
    }

    /** Which they are. */
    Collection<Source> sources() {
        return sources.values();
    }

    /** Their names. */
    Collection<String> names() {
        return sources.keySet();
    }

    Source source(String topic) {
        return sources.get(topic);
    }

    /** The partition that every application has. */
    static TopicPartition first(Settings settings) {
        return new TopicPartition(settings.outputTopic(), 0);
    }

    /** The partitions of all topics, each with the id of its topic; fails if a topic is missing. */
    Map<TopicPartition, String> partitions() {
        Map<TopicPartition, String> partitions = new HashMap<>();
        for (String topic : names()) {
            TopicDescription found = cluster.topic(topic).orElseThrow(() -> new MissingTopicException(topic));
            Cluster.partitions(found)
                    .forEach(partition ->
                            partitions.put(partition, found.topicId().toString()));
        }
        return partitions;
    }

    /** Where the records begin that were not deleted. */
    Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions) {
        return cluster.offsets().starts(partitions);
    }

    /** Where the committed records end. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return cluster.offsets().ends(partitions);
    }

    /** Where the committed records of all topics end now. */
    Map<TopicPartition, Position> ends() {
        Map<TopicPartition, Position> ends = new HashMap<>();
        Map<TopicPartition, String> ids = partitions();
        ends(ids.keySet()).forEach((partition, end) -> ends.put(partition, new Position(ids.get(partition), end)));
        return ends;
    }

    /** What a record says; fails if it is not Rollcall's. */
    Change change(ConsumerRecord<byte[], byte[]> record) {
        Source source = sources.get(record.topic());
        try {
            if (record.key() == null) {
                throw new IllegalArgumentException("it has no key");
            }
            Optional<Object> row = Optional.ofNullable(record.value()).map(value -> source.parse(record.key(), value));
            return new Change(
                    source,
                    row.filter(FirstVisit.class::isInstance)
                            .map(visit -> keyOf((FirstVisit) visit))
                            .orElseGet(() -> new String(record.key(), StandardCharsets.UTF_8)),
                    row,
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset());
        } catch (IllegalArgumentException e) {
            throw new UserError("topic " + record.topic() + ", partition " + record.partition() + ", offset "
                    + record.offset() + " is not Rollcall's: " + e.getMessage()
                    + "; set the key that names this topic to the topic of this application");
        }
    }

    /** A user comes once for each day. */
    private static String keyOf(FirstVisit visit) {
        return visit.day() + "/" + visit.user();
    }

    /** Of several changes of a key the last one, in the order in which keys came last. */
    static Collection<Change> latest(Stream<Change> changes) {
        Map<List<Object>, Change> latest = new LinkedHashMap<>();
        changes.forEach(change -> latest.put(List.of(change.source(), change.key()), change));
        return latest.values();
    }

    /** Reads a topic from its beginning to its end, with a sign of life now and then. */
    Portions read(Source source, Runnable sign) {
        return new Portions(this, settings, source, sign);
    }
}

package dev.rollcall.sinks.run;

import dev.rollcall.service.UserError;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.Source;
import dev.rollcall.sinks.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where a new owner goes on: from the positions that the target holds, or, where the topic does not have them any more, from the end of the topic once
 * all of its rows have been written anew. Used by one thread.
 */
final class Resume {
    private static final Logger LOG = LoggerFactory.getLogger(Resume.class);

    private final SourceTopics topics;
    private final Target target;
    private final Runnable sign;

    /** Gives a sign of life while rows are written anew. */
    Resume(SourceTopics topics, Target target, Runnable sign) {
        this.topics = topics;
        this.target = target;
        this.sign = sign;
    }

    /** The positions from which to go on, given those that the target holds. */
    Map<TopicPartition, Position> from(Map<TopicPartition, Position> found) {
        Map<TopicPartition, String> ids = topics.partitions();
        refuseOthers(found.keySet(), ids.keySet());
        Map<TopicPartition, Position> positions = new HashMap<>();
        for (Source source : topics.sources()) {
            Map<TopicPartition, String> own = new HashMap<>(ids);
            own.keySet().removeIf(partition -> topics.source(partition.topic()) != source);
            positions.putAll(from(found, source, own));
        }
        return positions;
    }

    private static void refuseOthers(Set<TopicPartition> found, Set<TopicPartition> ours) {
        Set<String> others = found.stream().map(TopicPartition::topic).collect(Collectors.toCollection(TreeSet::new));
        ours.forEach(partition -> others.remove(partition.topic()));
        if (!others.isEmpty()) {
            throw new UserError(
                    "sink.url: the target holds the topics " + String.join(", ", others)
                            + " of another application, or of former names; use another database or schema, or drop its tables");
        }
    }

    private Map<TopicPartition, Position> from(
            Map<TopicPartition, Position> found, Source source, Map<TopicPartition, String> own) {
        Map<TopicPartition, Long> starts = topics.starts(own.keySet());
        Map<TopicPartition, Long> ends = topics.ends(own.keySet());
        if (!Source.COMPACTED.contains(source)) {
            passOverDeleted(found, own, starts);
        }
        String why = own.keySet().stream()
                .map(partition ->
                        whyNot(found.get(partition), own.get(partition), starts.get(partition), ends.get(partition)))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
        if (!why.isEmpty()) {
            return anew(source, own, why);
        }
        Map<TopicPartition, Position> positions = new HashMap<>(found);
        positions.keySet().retainAll(own.keySet());
        return positions;
    }

    /** What was deleted before it was written is lost to the target, and to write the rest anew would lose more. */
    private static void passOverDeleted(
            Map<TopicPartition, Position> found, Map<TopicPartition, String> own, Map<TopicPartition, Long> starts) {
        own.forEach((partition, id) -> {
            Position position = found.get(partition);
            if (position != null && position.topicId().equals(id) && position.offset() < starts.get(partition)) {
                LOG.warn(
                        "{}: offsets {} to {} were deleted before the target took them; the users of days that they are about are incomplete",
                        partition,
                        position.offset(),
                        starts.get(partition));
                found.put(partition, new Position(id, starts.get(partition)));
            }
        });
    }

    private Map<TopicPartition, Position> anew(Source source, Map<TopicPartition, String> own, String why) {
        LOG.info("All rows of {} are written anew: {}", source, why);
        Map<TopicPartition, Position> positions = new HashMap<>();
        try (Portions portions = topics.read(source, sign)) {
            target.replace(source, portions, () -> {
                portions.reached()
                        .forEach((partition, offset) ->
                                positions.put(partition, new Position(own.get(partition), offset)));
                return positions;
            });
        }
        return positions;
    }

    /** Why the rows of a partition cannot be gone on with; empty if they can. */
    private static String whyNot(Position found, String topicId, long start, long end) {
        if (found == null) {
            return "the target does not hold them yet";
        }
        if (!found.topicId().equals(topicId)) {
            return "the topic was deleted and created again";
        }
        if (found.offset() > end) {
            return "the target is at offset " + found.offset() + ", beyond the end of the topic, " + end;
        }
        return found.offset() < start
                ? "the target is at offset " + found.offset() + ", before the beginning of the topic, " + start
                : "";
    }
}

package dev.rollcall.sinks.run;

import dev.rollcall.service.Pause;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.Source;
import dev.rollcall.sinks.Target;
import dev.rollcall.sinks.TargetAwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares a target with the topics, row by row: whether it holds everything that was in the topics when the comparison began, and nothing else. A sink that is at work gets some
 * time to write what it has read. Used by one thread.
 */
public final class SinkCheck {
    private static final int MOST_NAMED = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final SourceTopics topics;
    private final Target target;
    private final List<String> differences = new ArrayList<>();
    private long count;
    private long records;

    private SinkCheck(SourceTopics topics, Target target) {
        this.topics = topics;
        this.target = target;
    }

    /**
     * What a comparison found.
     *
     * @param records how many keys were compared
     * @param differences the first differences, one line each; immutable
     * @param count how many there are
     */
    public record Result(long records, List<String> differences, long count) {
        /** Makes the list immutable. */
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Compares.
     *
     * @param settings the settings, with the address of a sink; not null
     * @param patience how long a target that is behind is waited for, not null
     * @return what was found
     * @throws TargetAwayException if the target cannot be reached
     * @throws UserError if a topic is missing, or something has to be changed by a person
     * @throws dev.rollcall.service.NoBrokerException if no broker answers
     */
    public static Result compare(Settings settings, Duration patience) {
        try (Cluster cluster = new Cluster(settings)) {
            try (Target target = Targets.of(settings)) {
                return new SinkCheck(new SourceTopics(cluster, target.sources()), target).compare(patience);
            } catch (MissingTopicException e) {
                throw new UserError(e.getMessage());
            }
        }
    }

    private Result compare(Duration patience) {
        Map<TopicPartition, Position> goal = topics.ends();
        awaitReached(goal, patience);
        Target.Contents held = target.read();
        goal.forEach(
                (partition, end) -> comparePositions(partition, held.positions().get(partition), end));
        for (Source source : new TreeSet<>(topics.sources())) {
            compareRows(source, held);
        }
        return new Result(records, differences, count);
    }

    private void awaitReached(Map<TopicPartition, Position> goal, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!Position.reached(goal, target.positions()) && System.nanoTime() - end < 0) {
            Pause.of(BETWEEN_LOOKS, "the sink");
        }
    }

    private void comparePositions(TopicPartition partition, Position held, Position end) {
        if (held == null) {
            if (end.offset() > 0) {
                differs(partition + ": the target holds nothing of it");
            }
        } else if (!held.topicId().equals(end.topicId())) {
            differs(partition + ": the topic was deleted and created again, and the target holds the former one");
        } else if (held.offset() < end.offset()) {
            differs(partition + ": the target is at offset " + held.offset() + ", " + (end.offset() - held.offset())
                    + " behind the end of the topic; is a sink at work?");
        }
    }

    /** What the target does not hold yet is behind, and said to be so; only the other keys can be compared. */
    private void compareRows(Source source, Target.Contents held) {
        Map<String, Set<String>> expected = new TreeMap<>();
        Map<String, Set<String>> found = new HashMap<>(held.rows().get(source));
        try (Portions portions = topics.read(source, () -> {})) {
            while (portions.hasNext()) {
                for (Change change : portions.next()) {
                    if (change.offset() < offset(held.positions().get(change.partition()))) {
                        expected.put(change.key(), target.rowsOf(change));
                    } else {
                        expected.remove(change.key());
                        found.remove(change.key());
                    }
                }
            }
        }
        records += expected.size();
        expected.forEach((key, wanted) -> {
            Set<String> rows = Objects.requireNonNullElse(found.remove(key), Set.of());
            if (!wanted.equals(rows)) {
                differs(source + " " + key + ": the topic has " + wanted + ", the target " + rows);
            }
        });
        if (!Source.COMPACTED.contains(source)) {
            // What the topic has deleted since is still in the target.
            return;
        }
        found.forEach((key, rows) -> differs(source + " " + key + ": the topic has nothing, the target " + rows));
    }

    private static long offset(Position position) {
        return position == null ? 0 : position.offset();
    }

    private void differs(String difference) {
        count++;
        if (differences.size() < MOST_NAMED) {
            differences.add(difference);
        }
    }
}

package dev.rollcall.bench.contender;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The Kafka Streams DSL program that most people would write, with Kafka's defaults: exactly once, and so a commit every 100 ms.
 *
 * <p>The first event of a user on a day is a row of a table, and the rows of a day are counted. It has no windows: their grace is
 * judged by a clock that runs ahead when partitions catch up unevenly, and then events are missing in the counts.
 */
public final class StreamsDsl {
    private StreamsDsl() {}

    /**
     * Counts.
     *
     * @param args a {@link Task}
     */
    public static void main(String[] args) {
        Task task = Task.of(args);
        StreamsProgram.run(task, topology(task), StreamsProgram.defaults(task));
    }

    static Topology topology(Task task) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(task.input(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .map((none, event) -> {
                    Visit visit = Visit.of(event);
                    return KeyValue.pair(visit.day() + "|" + visit.user(), Long.toString(visit.day()));
                })
                .groupByKey(Grouped.with("visits", Serdes.String(), Serdes.String()))
                .reduce((first, again) -> first, Materialized.as("active"))
                .groupBy(
                        (dayAndUser, day) -> KeyValue.pair(day, ""),
                        Grouped.with("days", Serdes.String(), Serdes.String()))
                .count(Materialized.as("users"))
                .toStream()
                .mapValues(users -> Long.toString(users))
                .to(task.output(), Produced.with(Serdes.String(), Serdes.String()));
        return builder.build(StreamsProgram.defaults(task));
    }
}

package dev.rollcall.bench.contender;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The same with the Processor API, by people who know Kafka Streams well: repeats end at the first store, the day is counted where
 * one record per first visit arrives; settings as for {@link StreamsDslTuned}, but without Kafka Streams' own store caches.
 */
public final class StreamsPapi {
    private static final String ACTIVE = "active";
    private static final String USERS = "users";

    private StreamsPapi() {}

    /**
     * Counts.
     *
     * @param args a {@link Task}
     */
    public static void main(String[] args) {
        Task task = Task.of(args);
        StreamsProgram.run(task, topology(task), StreamsProgram.tuned(task));
    }

    private static Topology topology(Task task) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ACTIVE), Serdes.String(), Serdes.String()));
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(USERS), Serdes.String(), Serdes.Long()));
        builder.stream(task.input(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .map((none, event) -> {
                    Visit visit = Visit.of(event);
                    return KeyValue.pair(visit.day() + "|" + visit.user(), "");
                })
                .repartition(
                        Repartitioned.with(Serdes.String(), Serdes.String()).withName("visits"))
                .process(FirstVisits::new, ACTIVE)
                .repartition(
                        Repartitioned.with(Serdes.String(), Serdes.String()).withName("days"))
                .process(Days::new, USERS)
                .to(task.output(), Produced.with(Serdes.String(), Serdes.String()));
        return builder.build(StreamsProgram.tuned(task));
    }

    /** Passes on the day of every (day, user) that was not there yet. */
    private static final class FirstVisits extends ContextualProcessor<String, String, String, String> {
        private KeyValueStore<String, String> active;

        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            active = context.getStateStore(ACTIVE);
        }

        @Override
        public void process(Record<String, String> visit) {
            if (active.putIfAbsent(visit.key(), "") == null) {
                String day = visit.key().substring(0, visit.key().indexOf('|'));
                context().forward(visit.withKey(day));
            }
        }
    }

    /** Counts first visits by day. */
    private static final class Days extends ContextualProcessor<String, String, String, String> {
        private KeyValueStore<String, Long> users;

        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            users = context.getStateStore(USERS);
        }

        @Override
        public void process(Record<String, String> firstVisit) {
            Long before = users.get(firstVisit.key());
            long now = before == null ? 1 : before + 1;
            users.put(firstVisit.key(), now);
            context().forward(firstVisit.withValue(Long.toString(now)));
        }
    }
}

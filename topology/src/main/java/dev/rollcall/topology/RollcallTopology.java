package dev.rollcall.topology;

import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.commit.CommitPace;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventFormat;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.Pseudonyms;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.reading.TimestampField;
import dev.rollcall.intake.EventTimestamps;
import dev.rollcall.intake.Intake;
import dev.rollcall.intake.PartitionKeys;
import dev.rollcall.ledger.Ledger;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.settings.Settings;
import dev.rollcall.totals.PublishPace;
import dev.rollcall.totals.Totals;
import dev.rollcall.totals.TotalsOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** The whole data flow. */
public final class RollcallTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private RollcallTopology() {}

    /**
     * Events become visits, visits become changes, changes become report rows and accounts.
     *
     * <p>Intake keeps no state, so the input topics may grow partitions at any time: all state sits behind {@code visits}, whose
     * number of partitions is fixed.
     *
     * @param settings the settings
     * @param properties the properties that Kafka Streams will run with
     * @param publishedTo which topics take rows and accounts: another text than before if they are others, or were made anew
     * @param publishPace when rows are published that need not be published with every transaction
     * @param hash the hash of users, which must stay the same for the life of an application id
     * @param metrics where this process counts what it does
     * @param schemas finds the schema of an id that events begin with; empty for an id that is to be rejected
     * @return the topology; can be run by one {@code KafkaStreams}
     */
    public static Topology of(
            Settings settings,
            StreamsProperties properties,
            String publishedTo,
            PublishPace publishPace,
            KeyedHash hash,
            EventMetrics metrics,
            IntFunction<Optional<RegisteredSchema>> schemas) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties.asMap())));
        CommitPace pace = pace(settings);
        RepeatFilter seen = new RepeatFilter(settings.visitsPartitions(), dimensions(settings), CachedRows.seenBytes());

        KStream<byte[], byte[]> takenIn = builder.stream(
                        settings.inputTopics(),
                        Consumed.with(BYTES, BYTES)
                                .withTimestampExtractor(new EventTimestamps())
                                .withName("events"))
                .process(intake(settings, hash, seen, metrics, pace, schemas), Named.as("intake"));

        KStream<byte[], byte[]> counted = takenIn.repartition(
                        through("visits").withNumberOfPartitions(settings.visitsPartitions()))
                .process(ledger(settings, hash, seen, metrics, pace), Named.as("ledger"));

        KStream<byte[], byte[]> totalled = counted.repartition(
                        through("changes").withNumberOfPartitions(1))
                .process(totals(settings, publishedTo, publishPace, metrics, pace), Named.as("totals"));

        totalled.to(settings.outputTopic(), as(Totals.TO_OUTPUT));
        totalled.to(settings.gapsTopic(), as(Totals.TO_GAPS));
        totalled.to(settings.retentionTopic(), as(Totals.TO_RETENTION));
        totalled.to(settings.accountsTopic(), as(Totals.TO_ACCOUNTS));
        settings.firstVisitsTopic().ifPresent(topic -> counted.to(topic, as(Ledger.TO_FIRST_VISITS)));
        takenIn.to(settings.rejectedTopic(), as(Intake.TO_REJECTED));
        return builder.build();
    }

    private static Stage intake(
            Settings settings,
            KeyedHash hash,
            RepeatFilter seen,
            EventMetrics metrics,
            CommitPace pace,
            IntFunction<Optional<RegisteredSchema>> schemas) {
        List<byte[]> partitionKeys = PartitionKeys.of(settings.visitsPartitions());
        Function<FieldTree, EventFormat> formats = settings.inputFormat().reading(schemas);
        TimestampField timestampField =
                new TimestampField(settings.eventSchema().time());
        return new Stage(
                () -> new Intake(
                        new EventReader(settings.eventSchema(), settings.timeLimits(), formats),
                        settings.inputFormat().elements(),
                        dimensions(settings),
                        partitionKeys,
                        settings.pseudonymKey().map(Pseudonyms::new),
                        hash,
                        seen,
                        timestampField,
                        metrics),
                List.of(BeforeCommit.builder(Intake.BEFORE_COMMIT, pace)));
    }

    private static Stage ledger(
            Settings settings, KeyedHash hash, RepeatFilter seen, EventMetrics metrics, CommitPace pace) {
        return new Stage(
                () -> new Ledger(
                        settings.cohorts(),
                        CachedRows.rowBytes(settings),
                        CachedRows.compactBytes(settings),
                        hash,
                        seen,
                        settings.firstVisitsTopic().isPresent(),
                        metrics),
                List.of(Ledger.rowStore(), BeforeCommit.builder(Ledger.BEFORE_COMMIT, pace)));
    }

    private static Stage totals(
            Settings settings, String publishedTo, PublishPace publishPace, EventMetrics metrics, CommitPace pace) {
        TotalsOptions options = new TotalsOptions(
                settings.zone(),
                dimensions(settings),
                settings.wauDays(),
                settings.mauDays(),
                settings.cohorts(),
                publishedTo);
        return new Stage(
                () -> new Totals(options, publishPace, metrics),
                List.of(Totals.store(), BeforeCommit.builder(Totals.BEFORE_COMMIT, pace)));
    }

    /** Who sets the interval gets what was set. */
    private static CommitPace pace(Settings settings) {
        return settings.kafka().containsKey(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)
                ? CommitPace.fixed()
                : CommitPace.adaptive();
    }

    private static List<String> dimensions(Settings settings) {
        return settings.eventSchema().dimensions().stream().map(Dimension::name).toList();
    }

    private static Repartitioned<byte[], byte[]> through(String name) {
        return Repartitioned.<byte[], byte[]>as(name).withKeySerde(BYTES).withValueSerde(BYTES);
    }

    private static Produced<byte[], byte[]> as(String name) {
        return Produced.<byte[], byte[]>as(name).withKeySerde(BYTES).withValueSerde(BYTES);
    }
}

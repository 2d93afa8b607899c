package dev.rollcall.topology;

import dev.rollcall.commit.CommitPace;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventReader;
import dev.rollcall.intake.EventTimestamps;
import dev.rollcall.intake.InputOffsets;
import dev.rollcall.intake.IntakeSettings;
import dev.rollcall.intake.IntakeSupplier;
import dev.rollcall.intake.PartitionKeys;
import dev.rollcall.ledger.LedgerSettings;
import dev.rollcall.ledger.LedgerSupplier;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.rejected.EventSource;
import dev.rollcall.rejected.ForgottenEvents;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.settings.Settings;
import dev.rollcall.totals.TotalsSupplier;
import java.util.function.Supplier;
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
     * Events become visits, visits become tallies, tallies become report rows and accounts.
     *
     * <p>Intake keeps no state, so the input topic may grow partitions at any time: all state sits behind {@code visits}, whose
     * number of partitions is fixed.
     *
     * @param settings the settings
     * @param properties the properties that Kafka Streams will run with
     * @param publishedTo which topics take rows and accounts: another text than before if they are others, or were made anew
     * @param metrics where this process counts what it does
     * @param offsets what the brokers know about offsets of the input topic
     * @param originals makes, for each ledger task, what reads events of the input topic again
     * @return the topology; can be run by one {@code KafkaStreams}
     */
    public static Topology of(
            Settings settings,
            StreamsProperties properties,
            String publishedTo,
            EventMetrics metrics,
            InputOffsets offsets,
            Supplier<EventSource> originals) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties.asMap())));
        CommitPace pace = pace(settings);
        RepeatFilter seen = seen(settings);

        KStream<byte[], byte[]> takenIn = builder.stream(
                        settings.inputTopic(),
                        Consumed.with(BYTES, BYTES)
                                .withTimestampExtractor(new EventTimestamps())
                                .withName("events"))
                .process(intake(settings, offsets, seen, metrics, pace), Named.as("intake"));

        KStream<byte[], byte[]> counted = takenIn.repartition(
                        through("visits").withNumberOfPartitions(settings.visitsPartitions()))
                .process(ledger(settings, originals, seen, metrics, pace), Named.as("ledger"));

        KStream<byte[], byte[]> totalled = counted.repartition(
                        through("tallies").withNumberOfPartitions(1))
                .process(new TotalsSupplier(settings.zone(), publishedTo, metrics, pace), Named.as("totals"));

        totalled.to(settings.outputTopic(), as(TotalsSupplier.TO_OUTPUT));
        totalled.to(settings.accountsTopic(), as(TotalsSupplier.TO_ACCOUNTS));
        takenIn.to(settings.rejectedTopic(), as(IntakeSupplier.TO_REJECTED));
        counted.to(settings.rejectedTopic(), as(LedgerSupplier.TO_REJECTED));
        return builder.build();
    }

    /** Who sets the interval gets what was set. */
    private static CommitPace pace(Settings settings) {
        return settings.kafka().containsKey(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)
                ? CommitPace.fixed()
                : CommitPace.adaptive();
    }

    private static RepeatFilter seen(Settings settings) {
        return new RepeatFilter(
                settings.visitsPartitions(),
                settings.eventSchema().dimensions().stream()
                        .map(Dimension::name)
                        .toList(),
                settings.historyDays(),
                CachedRows.seenBytes());
    }

    private static IntakeSupplier intake(
            Settings settings, InputOffsets offsets, RepeatFilter seen, EventMetrics metrics, CommitPace pace) {
        return new IntakeSupplier(
                new IntakeSettings(
                        settings.eventSchema().dimensions(),
                        PartitionKeys.of(settings.visitsPartitions()),
                        settings.pseudonymKey()),
                () -> new EventReader(
                        settings.eventSchema(), settings.zone(), settings.maxLateness(), settings.maxAhead()),
                offsets,
                seen,
                metrics,
                pace);
    }

    private static LedgerSupplier ledger(
            Settings settings,
            Supplier<EventSource> originals,
            RepeatFilter seen,
            EventMetrics metrics,
            CommitPace pace) {
        return new LedgerSupplier(
                new LedgerSettings(
                        settings.wauDays(),
                        settings.mauDays(),
                        settings.historyDays(),
                        CachedRows.rowBytes(settings),
                        CachedRows.packedBytes(settings)),
                () -> new ForgottenEvents(
                        originals.get(), settings.pseudonymKey().isEmpty()),
                seen,
                metrics,
                pace);
    }

    private static Repartitioned<byte[], byte[]> through(String name) {
        return Repartitioned.<byte[], byte[]>as(name).withKeySerde(BYTES).withValueSerde(BYTES);
    }

    private static Produced<byte[], byte[]> as(String name) {
        return Produced.<byte[], byte[]>as(name).withKeySerde(BYTES).withValueSerde(BYTES);
    }
}

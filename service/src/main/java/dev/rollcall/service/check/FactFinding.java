package dev.rollcall.service.check;

import dev.rollcall.schema.RegistryAddress;
import dev.rollcall.schema.RegistryException;
import dev.rollcall.schema.SchemaRegistry;
import dev.rollcall.service.NoBrokerException;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Role;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.settings.Settings;
import dev.rollcall.topology.StreamsProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.Node;
import org.apache.kafka.server.common.MetadataVersion;

/** Asks the brokers and this machine for the facts. Used by one thread. */
final class FactFinding {
    private final Settings settings;
    private final Cluster cluster;
    private final List<String> untold = new ArrayList<>();

    FactFinding(Cluster cluster) {
        settings = cluster.settings();
        this.cluster = cluster;
    }

    /**
     * All facts, as of now.
     *
     * @throws UserError if no broker answers, or there is no input topic
     */
    Facts facts(Duration downtime) {
        cluster.id();
        new Topics(cluster).input();
        List<BrokerFacts> brokers = brokers();
        List<TopicFacts> topics = topics();
        Map<String, Short> features = features();
        StateFacts state = new StateDisk(cluster).facts(brokers, untold);
        return new Facts(
                settings,
                new StreamsProperties(settings, settings.stateDir(), Optional.empty()).asMap(),
                brokers,
                topics,
                features,
                new Backlog(cluster).inputGaps(),
                state,
                registry(),
                downtime,
                untold);
    }

    private Optional<String> registry() {
        Optional<RegistryAddress> address = settings.inputFormat().registry();
        try {
            if (address.isPresent()) {
                new SchemaRegistry(address.get()).ping();
            }
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.of(address.get() + ": " + e.getMessage());
        }
    }

    private List<BrokerFacts> brokers() {
        return cluster.ask("the brokers", admin -> admin.describeCluster().nodes()).stream()
                .map(Node::id)
                .sorted()
                .map(id -> new BrokerFacts(id, ifAllowed(() -> cluster.brokerConfig(id), Map.of()), newestMetadata(id)))
                .toList();
    }

    private short newestMetadata(int broker) {
        Optional<FeatureMetadata> features = ifAllowed(
                () -> Optional.of(cluster.ask("the version of broker " + broker, admin -> admin.describeFeatures(
                                new DescribeFeaturesOptions().nodeId(broker))
                        .featureMetadata())),
                Optional.empty());
        return features.map(found -> found.supportedFeatures().get(MetadataVersion.FEATURE_NAME))
                .map(range -> range.maxVersion())
                .orElse((short) 0);
    }

    private Map<String, Short> features() {
        Map<String, Short> levels = new HashMap<>();
        ifAllowed(
                        () -> cluster.ask("the features of the cluster", admin -> admin.describeFeatures()
                                        .featureMetadata())
                                .finalizedFeatures(),
                        Map.<String, FinalizedVersionRange>of())
                .forEach((name, range) -> levels.put(name, range.maxVersionLevel()));
        return levels;
    }

    private List<TopicFacts> topics() {
        Stream<TopicFacts> around = new Topics(cluster)
                .states().stream()
                        .map(state -> topic(Optional.of(state.role()), state.name(), state.complaints()))
                        .flatMap(Optional::stream);
        Stream<TopicFacts> kafkas = Stream.of(Facts.OFFSETS, Facts.TRANSACTIONS)
                .map(name -> ifAllowed(() -> topic(Optional.empty(), name, List.of()), Optional.<TopicFacts>empty()))
                .flatMap(Optional::stream);
        return Stream.concat(around, kafkas).toList();
    }

    private Optional<TopicFacts> topic(Optional<Role> role, String name, List<String> complaints) {
        return cluster.topic(name)
                .map(found -> new TopicFacts(role, name, found.partitions(), cluster.topicConfig(name), complaints));
    }

    /** Not everybody may ask everything; what can be asked is worth knowing all the same. */
    private <T> T ifAllowed(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (UserError | NoBrokerException e) {
            untold.add(e.getMessage());
            return otherwise;
        }
    }
}

package dev.rollcall.service.check;

import dev.rollcall.service.cluster.Role;
import dev.rollcall.service.cluster.backlog.InputGap;
import dev.rollcall.settings.Settings;
import dev.rollcall.topology.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** Facts of a cluster that is fit for production, to be spoiled. */
final class TestFacts {
    private static final short KAFKA_4_3 = 30;

    private final Map<String, String> settings = new HashMap<>(Map.of("bootstrap.servers", "b1:9092"));
    private final Map<String, String> broker = new HashMap<>();
    private final Map<String, TopicFacts> topics = new LinkedHashMap<>();
    private final Map<String, Short> features =
            new HashMap<>(Map.of("transaction.version", (short) 2, "metadata.version", KAFKA_4_3));
    private final List<Short> versions = new ArrayList<>(Collections.nCopies(3, KAFKA_4_3));
    private final List<InputGap> gaps = new ArrayList<>();
    private final List<String> untold = new ArrayList<>();
    private StateFacts state = new StateFacts(Path.of("/var/lib/rollcall"), true, "ext4", 100L << 30, 1L << 30);
    private Optional<String> registry = Optional.empty();
    private Duration downtime = Duration.ofDays(3);

    TestFacts() {
        for (Role role : Role.values()) {
            topics.put(role.toString(), topic(Optional.of(role), role.toString(), 3));
        }
        topics.put(Facts.OFFSETS, topic(Optional.empty(), Facts.OFFSETS, 3));
        topics.put(Facts.TRANSACTIONS, topic(Optional.empty(), Facts.TRANSACTIONS, 3));
    }

    private static TopicFacts topic(Optional<Role> role, String name, int replicas) {
        List<Integer> brokers = IntStream.rangeClosed(1, replicas).boxed().toList();
        List<TopicPartitionInfo> partitions = Collections.nCopies(2, partition(brokers, brokers));
        return new TopicFacts(role, name, partitions, Map.of("min.insync.replicas", "2"), List.of());
    }

    private static TopicPartitionInfo partition(List<Integer> replicas, List<Integer> inSync) {
        return new TopicPartitionInfo(0, Node.noNode(), nodes(replicas), nodes(inSync));
    }

    private static List<Node> nodes(List<Integer> ids) {
        return ids.stream().map(id -> new Node(id, "b" + id, 9092)).toList();
    }

    TestFacts setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    TestFacts broker(String name, String value) {
        broker.put(name, value);
        return this;
    }

    TestFacts brokers(int... newestMetadata) {
        versions.clear();
        IntStream.of(newestMetadata).forEach(version -> versions.add((short) version));
        return this;
    }

    TestFacts feature(String name, int level) {
        features.put(name, (short) level);
        return this;
    }

    TestFacts withoutFeatures() {
        features.clear();
        return this;
    }

    TestFacts without(String topic) {
        topics.remove(topic);
        return this;
    }

    TestFacts config(String topic, String name, String value) {
        TopicFacts before = topics.get(topic);
        Map<String, String> config = new HashMap<>(before.config());
        config.put(name, value);
        topics.put(topic, new TopicFacts(before.role(), topic, before.partitions(), config, before.complaints()));
        return this;
    }

    TestFacts replicas(String topic, int replicas) {
        TopicFacts before = topics.get(topic);
        topics.put(topic, topic(before.role(), topic, replicas));
        return this;
    }

    TestFacts inSync(String topic, Integer... brokers) {
        TopicFacts before = topics.get(topic);
        List<Integer> replicas =
                before.partitions().get(0).replicas().stream().map(Node::id).toList();
        TopicPartitionInfo behind = partition(replicas, List.of(brokers));
        topics.put(topic, new TopicFacts(before.role(), topic, List.of(behind), before.config(), List.of()));
        return this;
    }

    TestFacts complaint(String topic, String complaint) {
        TopicFacts before = topics.get(topic);
        topics.put(
                topic, new TopicFacts(before.role(), topic, before.partitions(), before.config(), List.of(complaint)));
        return this;
    }

    TestFacts gap(InputGap gap) {
        gaps.add(gap);
        return this;
    }

    TestFacts untold(String line) {
        untold.add(line);
        return this;
    }

    TestFacts state(StateFacts facts) {
        state = facts;
        return this;
    }

    TestFacts registry(String complaint) {
        registry = Optional.of(complaint);
        return this;
    }

    TestFacts downtime(Duration longest) {
        downtime = longest;
        return this;
    }

    Facts facts() {
        Settings loaded = Settings.of(settings);
        List<BrokerFacts> brokers = IntStream.range(0, versions.size())
                .mapToObj(index -> new BrokerFacts(index + 1, broker, versions.get(index)))
                .toList();
        return new Facts(
                loaded,
                new StreamsProperties(loaded, Path.of("state"), Optional.empty()).asMap(),
                brokers,
                List.copyOf(topics.values()),
                features,
                gaps,
                state,
                registry,
                downtime,
                untold);
    }
}

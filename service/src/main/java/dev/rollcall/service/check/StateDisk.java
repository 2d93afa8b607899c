package dev.rollcall.service.check;

import dev.rollcall.service.NoBrokerException;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Role;
import dev.rollcall.service.cluster.TopicState;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.TopicPartition;

/** Looks at the disk for the state, and at how much state there is. */
final class StateDisk {
    private static final Set<Role> CHANGELOGS = Set.of(Role.ACTIVITY, Role.TOTALS);

    private final Settings settings;
    private final Cluster cluster;

    StateDisk(Cluster cluster) {
        settings = cluster.settings();
        this.cluster = cluster;
    }

    StateFacts facts(List<BrokerFacts> brokers, List<String> untold) {
        Path directory = settings.stateDir().toAbsolutePath().normalize();
        Path existing = existing(directory);
        try {
            FileStore disk = Files.getFileStore(existing);
            return new StateFacts(
                    directory,
                    Files.isDirectory(existing) && Files.isWritable(existing),
                    disk.type(),
                    disk.getUsableSpace(),
                    changelogBytes(brokers, untold));
        } catch (IOException e) {
            throw new UserError(
                    SettingsKeys.STATE_DIR + " " + directory + ": its disk cannot be looked at: " + e.getMessage());
        }
    }

    private static Path existing(Path directory) {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private long changelogBytes(List<BrokerFacts> brokers, List<String> untold) {
        Set<String> topics = new Topics(cluster)
                .states().stream()
                        .filter(state -> CHANGELOGS.contains(state.role()))
                        .map(TopicState::name)
                        .collect(Collectors.toSet());
        List<Integer> ids = brokers.stream().map(BrokerFacts::id).toList();
        try {
            Map<TopicPartition, Long> largest = new HashMap<>();
            cluster.ask("the sizes of topics", admin -> admin.describeLogDirs(ids)
                            .allDescriptions())
                    .values()
                    .forEach(directories -> directories.values().forEach(directory -> add(directory, topics, largest)));
            return largest.values().stream().mapToLong(Long::longValue).sum();
        } catch (UserError | NoBrokerException e) {
            untold.add(e.getMessage());
            return 0;
        }
    }

    /** Replicas may differ a little in size. */
    private static void add(LogDirDescription directory, Set<String> topics, Map<TopicPartition, Long> largest) {
        directory.replicaInfos().forEach((partition, replica) -> {
            if (topics.contains(partition.topic())) {
                largest.merge(partition, replica.size(), Math::max);
            }
        });
    }
}

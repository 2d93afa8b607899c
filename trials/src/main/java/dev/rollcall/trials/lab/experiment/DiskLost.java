package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.EventTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;

/** L4: a machine comes back with an empty disk. */
final class DiskLost extends DiskDamaged {
    private static final String ONE = "one replica";
    private static final String THREE = "three replicas";

    DiskLost() {
        super(
                new Description(
                        Hazard.L4,
                        """
            A topic with replication factor 1 is on one disk. The disk breaks, or the volume is deleted with its pod. The broker comes
            back with an empty directory, the topic is still there by name, and its records are not.
            """,
                        Setup.of().in(ONE),
                        Setup.of("topic.min.insync.replicas=2").in(THREE),
                        "The leader of both topics is killed (SIGKILL), everything in its log directory but the metadata of the"
                                + " cluster is deleted, and it is started again.",
                        """
            A failing disk makes `OfflineLogDirectoryCount` (`kafka.log:type=LogManager`) and `OfflinePartitionsCount`
            (`kafka.controller:type=KafkaController`) rise. A volume that was replaced makes no noise at all: the partition begins at
            offset 0 again, consumers log `Fetch position ... is out of range`, and with replication factor 1 there is no
            `UnderReplicatedPartitions` to warn of anything.
            """,
                        """
            `check --config` reports every topic around Rollcall that has fewer than 3 replicas as L4 and L5, Kafka's own
            `__consumer_offsets` and `__transaction_state` and topics that are still to be created included.
            """,
                        """
            `topics.replication.factor` is for every topic that Rollcall creates. The state of an instance may be lost at any time: it
            is rebuilt from its changelogs, which are topics like others, and need their three replicas.
            """),
                500,
                EventTopic.BYTES);
    }

    /**
     * The metadata of the cluster stays: a leader of the controllers that has forgotten what it voted for ends, and this is about
     * the records.
     */
    @Override
    void damage(Path broker, List<Path> topics) throws IOException {
        try (Stream<Path> files = Files.list(broker)) {
            for (Path file : files.filter(DiskLost::isOfRecords).toList()) {
                Utils.delete(file.toFile());
            }
        }
    }

    private static boolean isOfRecords(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(Topic.CLUSTER_METADATA_TOPIC_NAME) && !name.equals("meta.properties");
    }
}

package dev.rollcall.trials.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a broker that is its own controller, small enough to share a laptop with its clients. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String HOST = "127.0.0.1";
    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";

    private static final String FOREVER = Long.toString(Long.MAX_VALUE);
    private static final String FEW_PARTITIONS = "4";
    private static final String ONE = "1";

    private BrokerProperties() {}

    static Map<String, String> of(BrokerOptions options, Path directory, int clientPort, int controllerPort) {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(singleNode());
        properties.putAll(smallMachine());
        properties.putAll(recordsOfAnyAge());
        properties.put("num.partitions", Integer.toString(options.defaultPartitions()));
        properties.put("auto.create.topics.enable", "false");
        properties.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.putAll(options.properties());
        properties.putAll(identity(directory, clientPort, controllerPort));
        return Map.copyOf(properties);
    }

    private static Map<String, String> identity(Path directory, int clientPort, int controllerPort) {
        String forClients = CLIENTS + "://" + HOST + ":" + clientPort;
        String forController = CONTROLLER + "://" + HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + HOST + ":" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                forClients + "," + forController,
                "advertised.listeners",
                forClients,
                "inter.broker.listener.name",
                CLIENTS,
                "log.dirs",
                directory.toString());
    }

    private static Map<String, String> singleNode() {
        return Map.ofEntries(
                Map.entry("default.replication.factor", ONE),
                Map.entry("offsets.topic.replication.factor", ONE),
                Map.entry("offsets.topic.num.partitions", FEW_PARTITIONS),
                Map.entry("transaction.state.log.replication.factor", ONE),
                Map.entry("transaction.state.log.min.isr", ONE),
                Map.entry("transaction.state.log.num.partitions", FEW_PARTITIONS),
                Map.entry("share.coordinator.state.topic.replication.factor", ONE),
                Map.entry("share.coordinator.state.topic.min.isr", ONE),
                Map.entry("share.coordinator.state.topic.num.partitions", ONE),
                // Nobody else will join: neither a group nor the quorum has anyone to wait for.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("controller.quorum.append.linger.ms", "0"));
    }

    static Map<String, String> smallMachine() {
        return Map.of(
                "num.network.threads",
                "2",
                "num.io.threads",
                "2",
                "num.recovery.threads.per.data.dir",
                ONE,
                "background.threads",
                "2",
                "group.coordinator.threads",
                ONE,
                "share.coordinator.threads",
                ONE,
                // The cleaner takes this from the heap at once; Kafka's default is 128 MiB.
                "log.cleaner.dedupe.buffer.size",
                Integer.toString(16 << 20),
                "log.segment.bytes",
                Integer.toString(64 << 20));
    }

    /** Record timestamps are event times here: years back, or ahead, and never a reason to refuse, roll or delete. */
    static Map<String, String> recordsOfAnyAge() {
        return Map.of(
                "log.retention.ms", "-1",
                "log.roll.ms", FOREVER,
                "log.message.timestamp.before.max.ms", FOREVER,
                "log.message.timestamp.after.max.ms", FOREVER);
    }
}

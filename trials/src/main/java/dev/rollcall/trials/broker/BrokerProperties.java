package dev.rollcall.trials.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.utils.Utils;

/** The configuration of a broker that is its own controller. What never changes is in files in Kafka's own format. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "CLIENTS";

    private BrokerProperties() {}

    static Map<String, String> of(BrokerOptions options, Path directory, int clientPort, int controllerPort) {
        Map<String, String> properties = ofAny("single-node.properties");
        properties.putAll(options.properties());
        String forClients = listener(CLIENTS, clientPort);
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                voter(NODE_ID, controllerPort),
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                forClients + "," + listener(CONTROLLER, controllerPort),
                "advertised.listeners",
                forClients,
                "inter.broker.listener.name",
                CLIENTS,
                "log.dirs",
                directory.toString()));
        return properties;
    }

    /** What all brokers here have, and what one kind of them has besides or instead. */
    static Map<String, String> ofAny(String kind) {
        Map<String, String> properties = new HashMap<>(read("any-node.properties"));
        properties.putAll(read(kind));
        return properties;
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (InputStream in = BrokerProperties.class.getResourceAsStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Utils.propsToStringMap(properties);
    }

    static String listener(String name, int port) {
        return name + "://" + Loopback.HOST + ":" + port;
    }

    static String voter(int node, int controllerPort) {
        return node + "@" + Loopback.HOST + ":" + controllerPort;
    }
}

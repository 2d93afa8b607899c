package dev.rollcall.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;

/** Checks names that Kafka and the machine must be able to use: topics, the application id, addresses, directories. */
final class Names {
    /** Leaves room for the names of internal topics, which begin with it; Kafka allows 249 characters. */
    static final int LONGEST_APPLICATION_ID = 200;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{16,}");

    private Names() {}

    static void checkTopic(String topic) {
        checkKafkaName(topic);
        if (Topic.isInternal(topic)) {
            throw new IllegalArgumentException("a topic of the brokers' own");
        }
    }

    static void checkApplicationId(String id) {
        checkKafkaName(id);
        if (id.length() > LONGEST_APPLICATION_ID) {
            throw new IllegalArgumentException("longer than " + LONGEST_APPLICATION_ID + " characters");
        }
    }

    /** Checks the form only: whether a host can be reached is found out by connecting. */
    static void checkServers(Object list) {
        List<?> servers = (List<?>) list;
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("names no broker");
        }
        for (Object server : servers) {
            checkServer(server.toString());
        }
    }

    static void checkHost(String host) {
        if (host.isEmpty() || !Utils.validHostPattern(host)) {
            throw new IllegalArgumentException("not a host name or address");
        }
    }

    /** Accepts what travels in a header as it is and is not guessed. */
    static void checkToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "too short, or with a space or another character that no header carries");
        }
    }

    static void checkDirectory(String directory) {
        if (Path.of(directory).toString().isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
    }

    private static void checkServer(String server) {
        String host = Utils.getHost(server);
        if (host == null || host.isEmpty() || !isPort(server.substring(server.lastIndexOf(':') + 1))) {
            throw new IllegalArgumentException("\"" + server + "\" is not host:port");
        }
    }

    private static boolean isPort(String digits) {
        return digits.length() <= 5 && Integer.parseInt(digits) > 0 && Integer.parseInt(digits) <= HIGHEST_PORT;
    }

    private static void checkKafkaName(String name) {
        Topic.validate(name, "the name", reason -> {
            throw new IllegalArgumentException(reason);
        });
    }
}

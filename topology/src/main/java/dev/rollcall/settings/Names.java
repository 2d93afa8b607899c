package dev.rollcall.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.common.utils.Utils.require;

import dev.rollcall.event.Pseudonyms;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;

/** Kinds of names that Kafka and the machine must be able to use: topics, addresses, directories, time zones. */
final class Names {
    // Leaves room for the names of internal topics, which begin with it; Kafka allows 249 characters.
    private static final int LONGEST_APPLICATION_ID = 200;
    private static final int LONGEST_SECRET = 1024;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern HEADER_TOKEN = Pattern.compile("[!-~]{16,}");

    static final Kind<String> TOPIC = Kind.text("1 to 249 of the characters `a-z A-Z 0-9 . _ -`", topic -> {
        require(!Topic.isInternal(kafkaName(topic)), "a topic of the brokers' own");
        return topic;
    });

    private static final Pattern PATTERN = Pattern.compile(".*[*?+|()\\[\\]^$\\\\].*");

    /** Topics that exist; nothing is matched, so that no topic is counted because of its name. */
    static final Kind<List<String>> TOPICS = Kind.text("names of topics, comma-separated", list -> {
        List<String> topics = Stream.of(list.split(",", -1)).map(String::strip).toList();
        topics.forEach(topic -> {
            require(
                    !topic.isEmpty(),
                    topics.size() == 1 ? "names no topic" : "a name is empty; remove the extra comma");
            require(
                    !PATTERN.matcher(topic).matches(),
                    "patterns are not read; name the topics, with commas between them");
            TOPIC.read(topic);
        });
        require(Set.copyOf(topics).size() == topics.size(), "a topic comes twice");
        return topics;
    });

    static final Kind<String> APPLICATION_ID =
            Kind.text("1 to " + LONGEST_APPLICATION_ID + " of the characters `a-z A-Z 0-9 . _ -`", id -> {
                require(
                        kafkaName(id).length() <= LONGEST_APPLICATION_ID,
                        "longer than " + LONGEST_APPLICATION_ID + " characters");
                return id;
            });

    /** Brokers, comma-separated; only the form is checked: whether one can be reached is found out by connecting. */
    static final Kind<String> SERVERS = new Kind<>(ConfigDef.Type.LIST, "comma-separated `host:port`", list -> {
        List<?> servers = (List<?>) list;
        require(!servers.isEmpty(), "names no broker");
        return servers.stream().map(server -> server(server.toString())).collect(Collectors.joining(","));
    });

    static final Kind<String> HOST = Kind.text("a host name or address", host -> {
        require(!host.isEmpty() && Utils.validHostPattern(host), "not a host name or address");
        return host;
    });

    static final Kind<List<String>> HOSTS = Kind.text(
            "comma-separated host names or addresses",
            list -> list.isBlank()
                    ? List.of()
                    : Stream.of(list.split(",", -1))
                            .map(host -> HOST.read(host.strip()))
                            .toList());

    static final Kind<Path> DIRECTORY = Kind.text("a directory", directory -> {
        require(!directory.isEmpty(), "empty");
        return Path.of(directory);
    });

    /** What travels in a header as it is and is not guessed. */
    static final Kind<String> TOKEN = Kind.secret("16 or more visible characters of ASCII", token -> {
        require(
                HEADER_TOKEN.matcher(token).matches(),
                "too short, or with a space or another character that no header carries");
        return token;
    });

    /** A reference that nobody follows stands for any. */
    static final Kind<String> SINK_URL =
            Kind.secret("an address that begins with " + String.join(", ", SinkSettings.SCHEMES), url -> {
                require(
                        References.isIn(url) || SinkSettings.SCHEMES.stream().anyMatch(url::startsWith),
                        "it begins with something else");
                return url;
            });

    static final Kind<byte[]> PSEUDONYM_KEY = Kind.secret(
            "a secret of " + Pseudonyms.LEAST_KEY_BYTES + " to " + LONGEST_SECRET + " bytes of UTF-8", secret -> {
                byte[] key = secret.getBytes(UTF_8);
                require(
                        key.length >= Pseudonyms.LEAST_KEY_BYTES && key.length <= LONGEST_SECRET,
                        "it has " + key.length + " bytes");
                return key;
            });

    static final Kind<Short> REPLICATION_FACTOR =
            new Kind<>(ConfigDef.Type.SHORT, "-1, or a whole number from 1 to " + Short.MAX_VALUE, value -> {
                short replicas = (short) value;
                require(replicas == -1 || replicas > 0, "no topic has so few replicas");
                return replicas;
            });

    /** An IANA zone. Mere offsets as {@code +02:00} are not accepted: a calendar day is a matter of a region. */
    static final Kind<ZoneId> ZONE = Kind.text("an IANA zone as `Europe/Berlin`, or `UTC`", name -> {
        // The JDK adds zones of its own under SystemV/, which IANA does not know.
        List<String> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> !zone.startsWith("SystemV/"))
                .toList();
        if (!zones.contains(name)) {
            throw new IllegalArgumentException("no such time zone" + Nearest.hint("", name, zones));
        }
        return ZoneId.of(name);
    });

    private Names() {}

    private static String kafkaName(String name) {
        Topic.validate(name, "the name", reason -> {
            throw new IllegalArgumentException(reason);
        });
        return name;
    }

    private static String server(String server) {
        String host = Utils.getHost(server);
        require(
                host != null && !host.isEmpty() && isPort(server.substring(server.lastIndexOf(':') + 1)),
                "\"" + server + "\" is not host:port");
        return server;
    }

    private static boolean isPort(String digits) {
        return digits.length() <= 5 && Integer.parseInt(digits) > 0 && Integer.parseInt(digits) <= HIGHEST_PORT;
    }
}

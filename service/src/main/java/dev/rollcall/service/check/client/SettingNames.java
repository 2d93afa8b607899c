package dev.rollcall.service.check.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Finds out what Kafka calls today what a key of a file means: with prefixes, in other spellings, under old names. */
final class SettingNames {
    static final String ZOOKEEPER = "zookeeper.connect";
    static final String CONCURRENCY = "concurrency";
    static final String ACK_MODE = "ack-mode";
    static final String OFFSETS_STORAGE = "offsets.storage";
    static final String OLD_FETCH = "fetch.message.max.bytes";
    static final String OLD_PRODUCER_TYPE = "producer.type";

    private static final Pattern OF_CLIENT = Pattern.compile(
            "(?:.*[._-])?(consumer|producer|listener|streams)s?(?:[._-](?:properties|config|configuration))?[._-](.+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_KAFKA =
            Pattern.compile("(?:spring[._-])?kafka[._-](?:properties[._-])?(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_ZOOKEEPER =
            Pattern.compile("(?:.*[._-])?(zookeeper|zk).*", Pattern.CASE_INSENSITIVE);

    private static final Set<String> CONSUMER = ConsumerConfig.configNames();
    private static final Set<String> PRODUCER = ProducerConfig.configNames();
    private static final Map<String, String> BY_BARE_NAME = byBareName();

    private SettingNames() {}

    /**
     * What a line says to a client.
     *
     * @return empty if nothing hints that it is about Kafka
     */
    static Optional<ClientSetting> resolve(PropertyLine line) {
        String key = line.key();
        if (OF_ZOOKEEPER.matcher(key).matches()) {
            return Optional.of(new ClientSetting(line, Client.CONSUMER, ZOOKEEPER, true));
        }
        Optional<String> plain = known(key);
        if (plain.isPresent()) {
            return Optional.of(new ClientSetting(line, clientOf(plain.get()), plain.get(), true));
        }
        Matcher client = OF_CLIENT.matcher(key);
        if (client.matches()) {
            return Optional.of(setting(line, client(client.group(1)), client.group(2)));
        }
        Matcher kafka = OF_KAFKA.matcher(key);
        return kafka.matches() ? Optional.of(setting(line, Client.ANY, kafka.group(1))) : Optional.empty();
    }

    private static ClientSetting setting(PropertyLine line, Client client, String name) {
        Optional<String> known = known(name);
        Client whom = client == Client.ANY ? known.map(SettingNames::clientOf).orElse(client) : client;
        return new ClientSetting(line, whom, known.orElse(name), known.isPresent());
    }

    private static Optional<String> known(String name) {
        String bare = bare(name);
        return Optional.ofNullable(BY_BARE_NAME.get(bare)).or(() -> Optional.ofNullable(BY_BARE_NAME.get(bare + "ms")));
    }

    private static Client client(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "producer" -> Client.PRODUCER;
            case "consumer", "listener" -> Client.CONSUMER;
            default -> Client.ANY;
        };
    }

    private static Client clientOf(String name) {
        if (name.equals(CONCURRENCY)
                || name.equals(ACK_MODE)
                || name.equals(OFFSETS_STORAGE)
                || name.equals(OLD_FETCH)) {
            return Client.CONSUMER;
        }
        if (name.equals(OLD_PRODUCER_TYPE) || (PRODUCER.contains(name) && !CONSUMER.contains(name))) {
            return Client.PRODUCER;
        }
        return CONSUMER.contains(name) && !PRODUCER.contains(name) ? Client.CONSUMER : Client.ANY;
    }

    /** Spellings differ in dots, dashes and capitals. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, String> byBareName() {
        Map<String, String> names = new HashMap<>();
        StreamsConfig.configDef().names().forEach(name -> names.put(bare(name), name));
        CONSUMER.forEach(name -> names.put(bare(name), name));
        PRODUCER.forEach(name -> names.put(bare(name), name));
        names.put(bare(CONCURRENCY), CONCURRENCY);
        names.put("ackmode", ACK_MODE);
        names.put("transactionidprefix", ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        beforeKafka09(names);
        return names;
    }

    /** What the clients of Kafka 0.8, and configurations that were handed down since, call it. */
    private static void beforeKafka09(Map<String, String> names) {
        names.put("autocommitenable", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG);
        names.put("offsetreset", ConsumerConfig.AUTO_OFFSET_RESET_CONFIG);
        names.put("offsetsstorage", OFFSETS_STORAGE);
        names.put("dualcommitenabled", OFFSETS_STORAGE);
        names.put("fetchmessagemaxbytes", OLD_FETCH);
        names.put("requestrequiredacks", ProducerConfig.ACKS_CONFIG);
        names.put("messagesendmaxretries", ProducerConfig.RETRIES_CONFIG);
        names.put("queuebufferingmaxms", ProducerConfig.LINGER_MS_CONFIG);
        names.put("producertype", OLD_PRODUCER_TYPE);
        names.put("maxinflightrequests", ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION);
        names.put("metadatabrokerlist", ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
        names.put("brokerlist", ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
        names.put("brokers", ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
    }
}

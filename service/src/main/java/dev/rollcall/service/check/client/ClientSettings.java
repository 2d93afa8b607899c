package dev.rollcall.service.check.client;

import dev.rollcall.service.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * All that a file says to Kafka clients. Immutable.
 *
 * @param lines in the order of the file
 */
record ClientSettings(List<ClientSetting> lines) {
    private static final long MOST_IN_FLIGHT = 5;

    ClientSettings {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws UserError if it cannot be read, or says nothing to a Kafka client
     */
    static ClientSettings read(Path file) {
        ClientSettings settings = of(PropertyLines.read(file));
        if (settings.lines.stream().noneMatch(ClientSetting::known)) {
            throw new UserError("--properties " + file
                    + ": no line of it is a setting of a Kafka consumer or producer, such as enable.auto.commit=true");
        }
        return settings;
    }

    static ClientSettings of(List<PropertyLine> lines) {
        return new ClientSettings(lines.stream()
                .map(SettingNames::resolve)
                .flatMap(Optional::stream)
                .toList());
    }

    /** The last line that sets a name for a client. */
    Optional<ClientSetting> find(Client client, String name) {
        return lines.stream()
                .filter(setting ->
                        setting.client().includes(client) && setting.name().equals(name))
                .reduce((earlier, later) -> later);
    }

    boolean has(Client client) {
        return lines.stream().anyMatch(setting -> setting.client() == client);
    }

    /** Spring's listener containers commit after the listener, and turn the timer off unless it is asked for. */
    boolean isSpring() {
        return lines.stream()
                .anyMatch(
                        setting -> setting.line().key().toLowerCase(Locale.ROOT).startsWith("spring"));
    }

    boolean isStreams() {
        return find(Client.ANY, StreamsConfig.APPLICATION_ID_CONFIG).isPresent()
                || find(Client.ANY, StreamsConfig.PROCESSING_GUARANTEE_CONFIG).isPresent();
    }

    boolean isExactlyOnceStreams() {
        return find(Client.ANY, StreamsConfig.PROCESSING_GUARANTEE_CONFIG)
                .filter(guarantee -> guarantee.choice().startsWith("exactly_once"))
                .isPresent();
    }

    boolean isTransactional() {
        return find(Client.PRODUCER, ProducerConfig.TRANSACTIONAL_ID_CONFIG).isPresent();
    }

    /** The timer commits unless it is turned off. */
    boolean isAutoCommit() {
        return find(Client.CONSUMER, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG)
                .map(setting -> !setting.is("false"))
                .orElse(!isSpring() && !isStreams());
    }

    /** Clients since 3.0 turn idempotence off without an error when one of these does not go with it. */
    boolean isIdempotent() {
        boolean acks = find(Client.PRODUCER, ProducerConfig.ACKS_CONFIG)
                .map(setting -> setting.is("all") || setting.is("-1"))
                .orElse(true);
        boolean retries = find(Client.PRODUCER, ProducerConfig.RETRIES_CONFIG)
                .map(setting -> !setting.isBelow(1))
                .orElse(true);
        boolean inFlight = find(Client.PRODUCER, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION)
                .map(setting -> !setting.isAbove(MOST_IN_FLIGHT))
                .orElse(true);
        boolean wanted = find(Client.PRODUCER, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)
                .map(setting -> !setting.is("false"))
                .orElse(true);
        return acks && retries && inFlight && wanted;
    }
}

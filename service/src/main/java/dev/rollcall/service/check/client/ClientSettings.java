package dev.rollcall.service.check.client;

import dev.rollcall.service.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * All that a file says to Kafka clients. Immutable.
 *
 * @param lines in the order of the file
 */
record ClientSettings(List<ClientSetting> lines) {
    static final long MOST_IN_FLIGHT = 5;

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

    boolean has(Client client, String name) {
        return find(client, name).isPresent();
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
        return has(Client.ANY, StreamsConfig.APPLICATION_ID_CONFIG)
                || has(Client.ANY, StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
    }

    boolean isExactlyOnceStreams() {
        return find(Client.ANY, StreamsConfig.PROCESSING_GUARANTEE_CONFIG)
                .filter(guarantee -> guarantee.choice().startsWith("exactly_once"))
                .isPresent();
    }

    boolean isTransactional() {
        return has(Client.PRODUCER, ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    }

    /** The timer commits unless it is turned off. */
    boolean isAutoCommit() {
        return find(Client.CONSUMER, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG)
                .map(setting -> !setting.is("false"))
                .orElse(!isSpring() && !isStreams());
    }

    /** Clients since 3.0 turn idempotence off without an error when one of these does not go with it. */
    boolean isIdempotent() {
        return producer(ProducerConfig.ACKS_CONFIG, acks -> acks.is("all") || acks.is("-1"))
                && producer(ProducerConfig.RETRIES_CONFIG, retries -> !retries.isBelow(1))
                && producer(
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        inFlight -> !inFlight.isAbove(MOST_IN_FLIGHT))
                && producer(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, wanted -> !wanted.is("false"));
    }

    /** Whether a setting of the producer is as it has to be; the defaults are. */
    private boolean producer(String name, Predicate<ClientSetting> right) {
        return find(Client.PRODUCER, name).filter(right.negate()).isEmpty();
    }
}

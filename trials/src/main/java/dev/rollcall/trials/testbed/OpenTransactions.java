package dev.rollcall.trials.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Looks on the brokers for the open transactions of one Kafka Streams application. A transaction is open from the first record that is
 * written in it, not from the first that is read.
 *
 * <p>A look takes milliseconds, and up to a second while a broker is down that the others have not yet given up. Thread-safe.
 */
public final class OpenTransactions implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final int ANSWER_WITHIN_MILLIS = 1_000;
    /** Where Kafka Streams keeps the id of a process that has stores on disk, as JSON. */
    private static final String PROCESS_FILE = "kafka-streams-process-metadata";

    private static final Pattern PROCESS_ID = Pattern.compile("\"processId\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final Admin admin;
    private final String applicationId;

    private OpenTransactions(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /**
     * Connects to the brokers, on connections of its own.
     *
     * @param bootstrapServers as in Kafka, not null
     * @param applicationId of the application, not null
     * @return to be closed
     */
    public static OpenTransactions of(String bootstrapServers, String applicationId) {
        return new OpenTransactions(Admin.create(Map.of("bootstrap.servers", bootstrapServers)), applicationId);
    }

    /**
     * The transactional ids of all instances whose transactions are open now. What a broker that does not answer coordinates is left out.
     *
     * @return may be empty, not null
     */
    public List<String> list() {
        return thatBeginWith(applicationId + "-");
    }

    /**
     * The transactional ids of one instance whose transactions are open.
     *
     * @param processId Kafka Streams' id of the instance
     * @return may be empty, not null
     */
    public List<String> ofProcess(UUID processId) {
        // As Kafka Streams names them since exactly_once_v2; the number of the thread follows.
        return thatBeginWith(applicationId + "-" + processId + "-");
    }

    /**
     * The transactional ids of one instance whose transactions are open.
     *
     * @param stateDirectory Kafka Streams' {@code state.dir} of the instance, which is the sub-directory that it took
     * @return may be empty, not null; empty if no instance has used the directory yet
     */
    public List<String> ofProcess(Path stateDirectory) {
        Path file = stateDirectory.resolve(applicationId).resolve(PROCESS_FILE);
        try {
            Matcher processId = PROCESS_ID.matcher(Files.readString(file));
            return processId.find() ? ofProcess(UUID.fromString(processId.group(1))) : List.of();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private List<String> thatBeginWith(String prefix) {
        ListTransactionsOptions ongoing = new ListTransactionsOptions()
                .filterStates(List.of(TransactionState.ONGOING))
                .timeoutMs(ANSWER_WITHIN_MILLIS);
        return Answer.of(admin.listTransactions(ongoing).byBrokerId()).orElse(Map.of()).values().stream()
                .map(Answer::of)
                .flatMap(Optional::stream)
                .flatMap(Collection::stream)
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(prefix))
                .toList();
    }

    /** Closes the connections. */
    @Override
    public void close() {
        admin.close(CLOSE_WITHIN);
    }
}

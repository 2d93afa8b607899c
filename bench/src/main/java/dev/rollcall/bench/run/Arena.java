package dev.rollcall.bench.run;

import dev.rollcall.bench.broker.Answer;
import dev.rollcall.bench.broker.BenchBroker;
import dev.rollcall.trials.WorkDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Where contenders meet: one broker, and a directory with its logs, the contenders' state and what everybody prints. Not thread-safe. */
public final class Arena implements AutoCloseable {
    /** The id of the only broker. */
    private static final int BROKER = 1;

    private final ArenaFiles files;
    private final BenchBroker broker;
    private final Admin admin;

    private Arena(WorkDirectory directory) {
        files = new ArenaFiles(directory);
        broker = BenchBroker.start(files.of("broker"), files.log("broker"));
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    /**
     * An arena that leaves nothing behind.
     *
     * @return ready
     */
    public static Arena temporary() {
        return new Arena(WorkDirectory.of(Optional.empty(), "rollcall-bench-"));
    }

    /**
     * An arena in a directory, where the events are found again the next time.
     *
     * @param directory need not exist
     * @return ready
     */
    public static Arena in(Path directory) {
        return new Arena(new WorkDirectory(directory.toAbsolutePath(), false));
    }

    /**
     * The broker.
     *
     * @return running
     */
    public BenchBroker broker() {
        return broker;
    }

    /**
     * A client of the broker.
     *
     * @return open as long as the arena
     */
    public Admin admin() {
        return admin;
    }

    /** Where files of a run go. */
    ArenaFiles files() {
        return files;
    }

    /** Waits until nothing of what was done before is still going on: writing to the disk, and cleaning up in the broker. */
    void settle() {
        files.sync();
        broker.awaitQuiet();
    }

    /** Creates the topic for counts of a contender that does not do so itself. */
    void createOutput(String topic) {
        Answer.of(admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
    }

    /** A name that no run had before: what one run leaves behind cannot help the next. */
    String freshId(Contender contender, int round) {
        return contender.name() + '-' + round + '-' + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    /** How many records of a topic a group has committed. */
    long committed(String group, String topic) {
        return Answer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** How large the changelogs are that a task has on the broker's disk. */
    long changelogBytes(String id) {
        return Answer.of(admin.describeLogDirs(List.of(BROKER)).allDescriptions()).get(BROKER).values().stream()
                .flatMap(logs -> logs.replicaInfos().entrySet().stream())
                .filter(log -> log.getKey().topic().startsWith(id)
                        && log.getKey().topic().endsWith("-changelog"))
                .mapToLong(log -> log.getValue().size())
                .sum();
    }

    /** Deletes the directory and the topics that a task of this name has left. */
    void clean(String id) {
        List<String> topics = Answer.of(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(id))
                .toList();
        Answer.of(admin.deleteTopics(topics).all());
        files.delete(id);
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
        files.close();
    }
}

package dev.rollcall.trials.drill.scene;

import dev.rollcall.trials.testbed.BrokerProcesses;
import dev.rollcall.trials.testbed.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * All that faults happen to. Not thread-safe.
 *
 * @param brokers not null
 * @param instances not null
 * @param subject not null
 * @param feed not null
 * @param admin a connection past all broken networks, not null
 * @param commits not null
 * @param narration not null
 */
public record Scene(
        BrokerProcesses brokers,
        Instances instances,
        Subject subject,
        EventFeed feed,
        Admin admin,
        Commits commits,
        Narration narration)
        implements AutoCloseable {
    /** Nothing is slower than that: the longest timeout on the way is a session's, 15 s. */
    public static final Duration RECOVERS_WITHIN = Duration.ofMinutes(3);

    private static final int ADMIN_TIMEOUT_MS = 4_000;
    private static final int ADMIN_REQUEST_TIMEOUT_MS = 2_000;

    /**
     * Sets it up: instances that do not run yet, one for each network, and an input topic without events.
     *
     * @param brokers not null
     * @param subject not null
     * @param directory where instances keep their files, not null
     * @param seed selects the events
     * @param narration not null
     * @return to be closed before the brokers and the subject
     */
    public static Scene open(BrokerProcesses brokers, Subject subject, Path directory, long seed, Narration narration) {
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers.directBootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ADMIN_TIMEOUT_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ADMIN_REQUEST_TIMEOUT_MS));
        List<InstanceProcess> all = IntStream.range(0, brokers.networks())
                .mapToObj(number -> new InstanceProcess(number, directory, brokers.network(number), subject))
                .toList();
        return new Scene(
                brokers,
                new Instances(all, narration),
                subject,
                new EventFeed(subject, new EventStream(seed)),
                admin,
                new Commits(admin, subject.settings().applicationId()),
                narration);
    }

    /**
     * Begins to measure, from now.
     *
     * @return to be told when the fault is in effect
     */
    public Recovery beginRecovery() {
        Recovery recovery = new Recovery(System.nanoTime(), subject.partitions(feed.partitions()));
        commits.follow(recovery);
        return recovery;
    }

    /**
     * Waits until there are commits on every partition again, and ends the line of the fault.
     *
     * @param recovery of a fault that is in effect, not null
     * @return how long it took
     * @throws NotRecoveredException if that takes longer than {@link #RECOVERS_WITHIN}
     */
    public Duration endure(Recovery recovery) {
        Duration time = awaitCommits(recovery);
        narration.end("; commits again after " + Narration.seconds(time));
        return time;
    }

    /**
     * Waits until there are commits on every partition.
     *
     * @param recovery of a fault that is in effect, not null
     * @return how long it took
     * @throws NotRecoveredException if that takes longer than {@link #RECOVERS_WITHIN}
     */
    public Duration awaitCommits(Recovery recovery) {
        Patience.until(
                () -> {
                    instances.supervise();
                    return recovery.time().isPresent() || feed.hasFailed();
                },
                RECOVERS_WITHIN);
        return recovery.time()
                .orElseThrow(() -> new NotRecoveredException(
                        "There is no commit on every partition within " + Narration.seconds(RECOVERS_WITHIN)));
    }

    /**
     * Waits until every instance that is to run has work.
     *
     * @throws NotRecoveredException if that takes longer than {@link #RECOVERS_WITHIN}
     */
    public void awaitAllAtWork() {
        for (InstanceProcess instance : instances.running()) {
            boolean atWork = Patience.until(
                    () -> {
                        instances.supervise();
                        return subject.isAtWork(instance.stateDirectory());
                    },
                    RECOVERS_WITHIN);
            if (!atWork) {
                throw new NotRecoveredException(instance + " has no work within " + Narration.seconds(RECOVERS_WITHIN));
            }
        }
    }

    /** Ends the feed, kills the instances and lets go of the connections. */
    @Override
    public void close() {
        feed.close();
        instances.close();
        commits.close();
        admin.close();
    }
}

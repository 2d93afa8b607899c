package dev.rollcall.trials.drill;

import dev.rollcall.trials.testbed.BrokerProcesses;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/** All that faults happen to. Not thread-safe. */
final class Scene {
    /** Nothing is slower than that: the longest timeout on the way is a session's, 15 s. */
    static final Duration RECOVERS_WITHIN = Duration.ofMinutes(3);

    private final BrokerProcesses brokers;
    private final Instances instances;
    private final Subject subject;
    private final EventFeed feed;
    private final Admin admin;
    private final Commits commits;
    private final Narration narration;

    Scene(
            BrokerProcesses brokers,
            Instances instances,
            Subject subject,
            EventFeed feed,
            Admin admin,
            Commits commits,
            Narration narration) {
        this.brokers = brokers;
        this.instances = instances;
        this.subject = subject;
        this.feed = feed;
        this.admin = admin;
        this.commits = commits;
        this.narration = narration;
    }

    BrokerProcesses brokers() {
        return brokers;
    }

    Instances instances() {
        return instances;
    }

    Subject subject() {
        return subject;
    }

    EventFeed feed() {
        return feed;
    }

    /** A connection past all broken networks. */
    Admin admin() {
        return admin;
    }

    Narration narration() {
        return narration;
    }

    /** Begins to measure, from now. */
    Recovery beginRecovery() {
        Recovery recovery = new Recovery(System.nanoTime(), subject.partitions(feed.partitions()));
        commits.follow(recovery);
        return recovery;
    }

    /** Waits until there are commits on every partition again, ends the line of the fault, and tells how long it took. */
    Duration endure(Recovery recovery) throws InterruptedException {
        Duration time = awaitCommits(recovery);
        narration.end("; commits again after " + Narration.seconds(time));
        return time;
    }

    /** Waits until there are commits on every partition. */
    Duration awaitCommits(Recovery recovery) throws InterruptedException {
        Patience.until(
                () -> {
                    instances.supervise();
                    return recovery.time().isPresent() || feed.hasFailed();
                },
                RECOVERS_WITHIN);
        commits.forget(recovery);
        return recovery.time()
                .orElseThrow(() -> new NotRecoveredException(
                        "There is no commit on every partition within " + Narration.seconds(RECOVERS_WITHIN)));
    }

    /** Waits until every instance that is to run has work. */
    void awaitAllAtWork() throws InterruptedException {
        for (InstanceProcess instance : instances.running()) {
            boolean atWork = Patience.until(
                    () -> {
                        instances.supervise();
                        return subject.isAtWork(instance);
                    },
                    RECOVERS_WITHIN);
            if (!atWork) {
                throw new NotRecoveredException(instance + " has no work within " + Narration.seconds(RECOVERS_WITHIN));
            }
        }
    }
}

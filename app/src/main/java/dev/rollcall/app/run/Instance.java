package dev.rollcall.app.run;

import dev.rollcall.app.cluster.Cluster;
import dev.rollcall.app.cluster.Topics;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.rejected.ConsumerEventSource;
import dev.rollcall.settings.Settings;
import dev.rollcall.topology.RollcallTopology;
import dev.rollcall.topology.StreamsProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Rollcall: checks what must be true, starts, reports, and stops cleanly. Thread-safe. */
public final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    /** Within ten seconds after a SIGTERM all must be over; the rest is for the process to end. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private final Cluster cluster;
    private final StateDirectory state;
    private final KafkaStreams streams;
    private final ThreadFailures failures;
    private final EventMetrics metrics = new EventMetrics(new SimpleMeterRegistry());
    private final Backlog backlog;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "rollcall-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean announced = new AtomicBoolean();

    private Instance(Settings settings, Cluster cluster, StateDirectory state, Clock clock) {
        this.cluster = cluster;
        this.state = state;
        backlog = new Backlog(settings, cluster);
        failures = new ThreadFailures(clock);
        StreamsProperties properties =
                new StreamsProperties(settings, state.path(), Optional.of(instanceId(settings, state)));
        streams = new KafkaStreams(
                RollcallTopology.of(
                        settings,
                        properties,
                        metrics,
                        () -> new ConsumerEventSource(settings.clientProperties(), clock)),
                properties.asProperties());
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener(this::stateChanged);
    }

    /**
     * Checks that the brokers answer and the topics are as they must be, takes a state directory, and starts.
     *
     * @param settings the settings
     * @param clock tells when threads failed
     * @return the instance, which is not yet running
     * @throws dev.rollcall.app.UserError if something must be mended first
     */
    public static Instance start(Settings settings, Clock clock) {
        Cluster cluster = new Cluster(settings);
        StateDirectory state = null;
        try {
            cluster.id();
            new Topics(settings, cluster).prepare();
            state = StateDirectory.take(settings.stateDir());
            Instance instance = new Instance(settings, cluster, state, clock);
            new ProgressLog(instance.metrics, instance.backlog).start(instance.timer);
            instance.streams.start();
            return instance;
        } catch (RuntimeException e) {
            if (state != null) {
                state.close();
            }
            cluster.close();
            throw e;
        }
    }

    /**
     * Completes when everything that is in the input topic now is counted and published.
     *
     * @return completes once; never if the instance fails first
     */
    public CompletableFuture<Void> caughtUp() {
        return new CaughtUp(backlog).watch(timer);
    }

    /**
     * Completes when the instance has failed for good.
     *
     * @return completes with the first cause
     */
    public CompletableFuture<Throwable> failed() {
        return failures.fatal();
    }

    /**
     * What this instance has done so far.
     *
     * @return live counters
     */
    public EventMetrics metrics() {
        return metrics;
    }

    private void stateChanged(KafkaStreams.State to, KafkaStreams.State from) {
        if (to == KafkaStreams.State.RUNNING && announced.compareAndSet(false, true)) {
            LOG.info(
                    "RUNNING with {} threads, state in {}",
                    streams.metadataForLocalThreads().size(),
                    state.path());
        } else if (to == KafkaStreams.State.ERROR) {
            failures.fatal().complete(new IllegalStateException("Kafka Streams ended in state ERROR"));
        }
    }

    private static String instanceId(Settings settings, StateDirectory state) {
        return settings.applicationId() + '-' + state.instanceId();
    }

    /** Commits what is open, leaves the group so that others take over at once, and lets the state directory go. */
    @Override
    public void close() {
        timer.shutdownNow();
        boolean clean = streams.close(CloseOptions.timeout(CLOSE_WITHIN)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!clean) {
            LOG.warn(
                    "Stopped after {} s without a clean end; the open transaction will be aborted",
                    CLOSE_WITHIN.toSeconds());
        }
        cluster.close();
        state.close();
    }
}

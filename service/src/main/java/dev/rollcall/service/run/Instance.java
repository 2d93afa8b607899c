package dev.rollcall.service.run;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.service.Causes;
import dev.rollcall.service.LostInputError;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.service.cluster.backlog.CaughtUp;
import dev.rollcall.service.run.health.Health;
import dev.rollcall.service.run.health.Vitals;
import dev.rollcall.service.run.metrics.InputMeters;
import dev.rollcall.service.run.metrics.Metrics;
import dev.rollcall.settings.Settings;
import dev.rollcall.topology.RollcallTopology;
import dev.rollcall.topology.StreamsProperties;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Rollcall: starts once {@link InstanceStart} has checked what must be true, reports, and stops cleanly. Thread-safe. */
public final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    /** Within ten seconds after a SIGTERM all must be over; the rest is for the process to end. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private static final int TIMER_THREADS = 5;

    private final Cluster cluster;
    private final StateDirectory state;
    private final KafkaStreams streams;
    private final ThreadFailures failures;
    // Made once: who sees it completed must see it so again.
    private final CompletableFuture<Throwable> failed;
    private final RestoreLog restoration;
    private final Runnable takeOver;
    private final Metrics metrics = new Metrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final Backlog backlog;
    private final RightsWatch rights;
    private final BrokerWatch brokers;
    private final Health health;
    private final InputMeters input;

    // Each task asks the brokers and waits for the answer; none is to wait for another.
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(TIMER_THREADS, task -> {
        Thread thread = new Thread(task, "rollcall-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Instance(Settings settings, Cluster cluster, StateDirectory state, Clock clock) {
        this.cluster = cluster;
        this.state = state;
        backlog = new Backlog(settings, cluster);
        rights = new RightsWatch(cluster.rights(settings));
        failures = new ThreadFailures(clock);
        failed = failures.fatal().thenApplyAsync(rights::explain);
        restoration = new RestoreLog(clock, metrics::restored);
        takeOver = takeOver(settings, cluster);
        brokers = new BrokerWatch(cluster::id, clock);
        StreamsProperties properties =
                new StreamsProperties(settings, state.path(), Optional.of(instanceId(settings, state)));
        streams = new KafkaStreams(
                RollcallTopology.of(
                        settings,
                        properties,
                        new Topics(settings, cluster).publishedTo(),
                        metrics.events(),
                        cluster.offsetsOf(settings.applicationId())),
                properties.asProperties(),
                new CountingClients(metrics.events()));
        health = new Health(this::vitals);
        input = new InputMeters(backlog::inputDistance);
        bindMetrics(properties);
        streams.setUncaughtExceptionHandler(this::threadFailed);
        streams.setGlobalStateRestoreListener(restoration);
        streams.setStateListener(this::stateChanged);
    }

    /**
     * Checks that the brokers answer and the topics are as they must be, takes a state directory, and starts.
     *
     * @param settings the settings
     * @param clock tells when threads failed
     * @return the instance, which is not yet running
     * @throws UserError if something must be mended first; nothing that was opened stays open
     * @throws LostInputError if input was deleted before it was counted
     */
    public static Instance start(Settings settings, Clock clock) {
        return start(settings, clock, false);
    }

    /**
     * The same, for an operator who knows that input is gone.
     *
     * @param settings the settings
     * @param clock tells when threads failed
     * @param acceptLostInput whether to go on although input was deleted before it was counted
     * @return the instance, which is not yet running
     * @throws UserError if something must be mended first; nothing that was opened stays open
     * @throws LostInputError if input is gone and that is not accepted
     */
    public static Instance start(Settings settings, Clock clock, boolean acceptLostInput) {
        return new InstanceStart(settings, clock).start(acceptLostInput);
    }

    /**
     * Begins with the state that is there; if that cannot be read, deletes it and says so. Whoever had to mend it could do no more.
     *
     * @return false if this instance is of no use any more, and another one has to begin
     */
    boolean beginWithState() {
        try {
            begin();
            return true;
        } catch (ProcessorStateException e) {
            LOG.warn(
                    "State in {} cannot be read and is rebuilt from the changelogs: {}",
                    state.path(),
                    Causes.root(e).getMessage());
        }
        stopped.set(true);
        timer.shutdownNow();
        streams.close(CLOSE_WITHIN);
        streams.cleanUp();
        metrics.close();
        return false;
    }

    void begin() {
        streams.start();
        new ProgressLog(metrics.events(), backlog).start(timer);
        brokers.start(timer);
        input.start(timer);
    }

    /**
     * Completes when everything that is in the input topic now is counted and published.
     *
     * @return completes once; never if the instance fails first
     */
    public CompletableFuture<Void> caughtUp() {
        // Before it runs it cannot know whether it has totals, and what they have left to be written.
        return new CaughtUp(backlog, () -> announced.get() ? metrics.events().rowsDue() : 1).watch(timer);
    }

    /**
     * Completes when the instance has failed for good.
     *
     * @return completes with the first cause; with a {@link UserError} if a right is missing
     */
    public CompletableFuture<Throwable> failed() {
        return failed;
    }

    /**
     * What this instance has done so far.
     *
     * @return live counters
     */
    public EventMetrics metrics() {
        return metrics.events();
    }

    /**
     * What this instance tells a Prometheus server. Waits for no broker.
     *
     * @return all metrics in Prometheus' text format, version 0.0.4
     */
    public String scrape() {
        return metrics.scrape();
    }

    /**
     * How this instance is.
     *
     * @return reports that are made when they are asked for; they wait for no broker
     */
    public Health health() {
        return health;
    }

    /** Looks from now on whether input is lost. */
    void watch(InputWatch gaps) {
        gaps.start(timer);
    }

    /** Looks from now on whether topics are deleted, and ends when one is. */
    void watch(TopicsWatch topics) {
        topics.start(timer, failures.fatal()::complete);
    }

    private void bindMetrics(StreamsProperties properties) {
        metrics.bind(streams, timer);
        metrics.bind(properties.rocksMemory());
        metrics.bind(input);
        metrics.bind(health);
        metrics.bindRestoration(restoration::share);
    }

    private Vitals vitals() {
        return new Vitals(
                streams.state(),
                restoration.share(),
                brokers.silence(),
                stopped.get(),
                Optional.ofNullable(failures.fatal().getNow(null)));
    }

    private StreamThreadExceptionResponse threadFailed(Throwable failure) {
        StreamThreadExceptionResponse response = failures.handle(failure);
        if (response == StreamThreadExceptionResponse.REPLACE_THREAD) {
            metrics.threadReplaced();
        }
        return response;
    }

    private void stateChanged(KafkaStreams.State to, KafkaStreams.State from) {
        if (to == KafkaStreams.State.REBALANCING) {
            metrics.rebalanced();
            takeOver.run();
        }
        if (to == KafkaStreams.State.RUNNING) {
            restoration.running();
        }
        if (to == KafkaStreams.State.RUNNING && announced.compareAndSet(false, true)) {
            LOG.info(
                    "RUNNING with {} threads, state in {}",
                    streams.metadataForLocalThreads().size(),
                    state.path());
            // Internal topics are there now.
            timer.execute(() -> rights.missing().ifPresent(failures.fatal()::complete));
        } else if (to == KafkaStreams.State.ERROR) {
            failures.fatal().complete(new IllegalStateException("Kafka Streams ended in state ERROR"));
        }
    }

    /** With a client id of the user's own nobody can tell whose a transaction is. */
    private static Runnable takeOver(Settings settings, Cluster cluster) {
        return settings.kafka().containsKey(CommonClientConfigs.CLIENT_ID_CONFIG)
                ? () -> {}
                : cluster.leftTransactions(settings.applicationId())::abort;
    }

    private static String instanceId(Settings settings, StateDirectory state) {
        return settings.applicationId() + '-' + state.instanceId();
    }

    /**
     * Commits what is open, leaves the group so that others take over at once, and lets the state directory go. Takes less than ten
     * seconds.
     *
     * @return whether all ended cleanly; false also if it has been stopped before
     */
    public boolean stop() {
        if (!stopped.compareAndSet(false, true)) {
            return false;
        }
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
        metrics.close();
        return clean;
    }

    /** The same as {@link #stop()}; does nothing if it has been stopped before. */
    @Override
    public void close() {
        stop();
    }
}

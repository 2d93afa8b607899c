package dev.rollcall.service.run;

import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.service.LostInputError;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Rights;
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
import dev.rollcall.totals.PublishPace;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Rollcall: starts once {@link InstanceStart} has checked what must be true, reports, and stops cleanly. Thread-safe. */
public final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    /** Within ten seconds after a SIGTERM all must be over; the rest is for the process to end. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);
    /** Of those ten seconds, before that. */
    private static final Duration PUBLISH_WITHIN = Duration.ofSeconds(1);

    private static final Duration PUBLISH_PAUSE = Duration.ofMillis(10);

    private final Cluster cluster;
    private final StateDirectory state;
    private final FixedSettings fixed;
    private final Rights rights;
    private final Backlog backlog;
    private final BrokerWatch brokers;
    private final Watches watches = new Watches();
    private final Metrics metrics = new Metrics();
    private final PublishPace pace = new PublishPace();
    private final InputMeters input;
    private final Health health = new Health(this::vitals);
    private final RestoreLog restoration;
    private final ThreadFailures failures;
    // Made once: who sees it completed must see it so again.
    private final CompletableFuture<Throwable> failed;
    private final InputSchemas schemas;
    private final KafkaStreams streams;
    private final PollWatch polls;

    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicBoolean topicIdsKept = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Instance(Cluster cluster, StateDirectory state, KeyedHash hash, FixedSettings fixed, Clock clock) {
        this.cluster = cluster;
        this.state = state;
        this.fixed = fixed;
        rights = cluster.rights();
        backlog = new Backlog(cluster);
        brokers = new BrokerWatch(cluster::id, clock);
        input = new InputMeters(backlog::inputDistance);
        restoration = new RestoreLog(clock, metrics::restored);
        StreamsProperties properties = properties(cluster.settings());
        StreamsConfig config = new StreamsConfig(properties.asMap());
        Duration pollInterval = PollWatch.limit(config);
        failures = new ThreadFailures(clock, pollInterval);
        failed = failures.fatal().thenApplyAsync(rights::explain);
        schemas = new InputSchemas(cluster.settings().inputFormat(), pollInterval);
        streams = streams(properties, hash);
        polls = new PollWatch(config, streams::metrics, brokers::answering);
        streams.setUncaughtExceptionHandler(this::threadFailed);
        streams.setGlobalStateRestoreListener(restoration);
        streams.setStateListener(this::stateChanged);
    }

    private StreamsProperties properties(Settings settings) {
        String id = settings.applicationId() + '-' + state.instanceId();
        return new StreamsProperties(settings, state.path(), Optional.of(id));
    }

    private KafkaStreams streams(StreamsProperties properties, KeyedHash hash) {
        metrics.bind(properties.rocksMemory());
        return new KafkaStreams(
                RollcallTopology.of(
                        cluster.settings(),
                        properties,
                        new Topics(cluster).publishedTo(),
                        pace,
                        hash,
                        metrics.events(),
                        schemas::of),
                properties.asProperties(),
                new CountingClients(Set.copyOf(cluster.settings().inputTopics()), metrics.events()));
    }

    /**
     * Checks that the brokers answer and the topics are as they must be, takes a state directory, and starts.
     *
     * @param settings the settings
     * @param clock tells when threads failed
     * @return the instance, which is not yet running
     * @throws UserError if something must be fixed first; nothing that was opened stays open
     * @throws dev.rollcall.service.NoBrokerException if no broker answers within {@code start.timeout}
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
     * @throws UserError if something must be fixed first; nothing that was opened stays open
     * @throws LostInputError if input is gone and that is not accepted
     */
    public static Instance start(Settings settings, Clock clock, boolean acceptLostInput) {
        return new InstanceStart(settings, clock).start(acceptLostInput);
    }

    /**
     * Counts from now on, and looks now and then at all that could go wrong meanwhile.
     *
     * @throws org.apache.kafka.streams.errors.ProcessorStateException if the state cannot be read
     */
    void begin(InputWatch gaps) {
        metrics.bind(streams, watches.timer());
        metrics.bind(input);
        metrics.bind(schemas);
        metrics.bind(health);
        metrics.bindRestoration(restoration::share);
        streams.start();
        new ProgressLog(metrics.events(), backlog).start(watches.timer());
        TopicsWatch topics = new TopicsWatch(new Topics(cluster)::ids);
        watches.every(BrokerWatch.EVERY_SECONDS, brokers::watch);
        watches.after(1, input::look);
        watches.every(InputMeters.EVERY_SECONDS, input::look);
        watches.every(InputWatch.EVERY_SECONDS, gaps::look);
        watches.every(TopicsWatch.EVERY_SECONDS, () -> topics.look().ifPresent(failures.fatal()::complete));
    }

    /** Deletes state that cannot be read. Then this instance is of no use any more, and another one has to begin. */
    void discardState() {
        stopped.set(true);
        endWaiting();
        streams.close(CLOSE_WITHIN);
        streams.cleanUp();
        metrics.close();
    }

    /**
     * Completes when everything that is in the input topic now is counted and published.
     *
     * @return completes once; never if the instance fails first
     */
    public CompletableFuture<Void> caughtUp() {
        // Before it runs nobody knows whether it has totals, and what they have left to write. Whoever ends when it has
        // caught up must have kept the ids of the topics, too.
        return new CaughtUp(backlog, () -> topicIdsKept.get() ? metrics.events().rowsDue() : 1, pace::hurry)
                .watch(watches.timer());
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

    private Vitals vitals() {
        return new Vitals(
                streams.state(),
                restoration.share(),
                brokers.silence(),
                polls.stuck(),
                schemas.waiting(),
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
        switch (to) {
            case REBALANCING -> {
                metrics.rebalanced();
                takeOver();
            }
            case RUNNING -> {
                restoration.running();
                if (announced.compareAndSet(false, true)) {
                    announce();
                }
            }
            case ERROR -> failures.fatal().complete(new IllegalStateException("Kafka Streams ended in state ERROR"));
            default -> {}
        }
    }

    /** With a client id of the user's own nobody can tell whose a transaction is. */
    private void takeOver() {
        if (!cluster.settings().kafka().containsKey(CommonClientConfigs.CLIENT_ID_CONFIG)) {
            cluster.leftTransactions().abort();
        }
    }

    private void announce() {
        LOG.info(
                "RUNNING with {} threads, state in {}",
                streams.metadataForLocalThreads().size(),
                state.path());
        // Internal topics are there now; records that may not be deleted from them would be noticed by nobody.
        watches.after(0, () -> rights.missing().map(UserError::new).ifPresent(failures.fatal()::complete));
        watches.untilDone(TopicsWatch.EVERY_SECONDS, () -> {
            fixed.keepTopicIds();
            topicIdsKept.set(true);
        });
    }

    /** What waits to be published would be published by whoever goes on; but there may be nobody for a long time. */
    private void publishWhatIsDue() {
        pace.hurry();
        long end = System.nanoTime() + PUBLISH_WITHIN.toNanos();
        while (metrics.events().rowsDue() > 0
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PUBLISH_PAUSE.toNanos());
        }
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
        endWaiting();
        publishWhatIsDue();
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

    private void endWaiting() {
        watches.close();
        schemas.close();
        failures.stop();
    }

    /** The same as {@link #stop()}; does nothing if it has been stopped before. */
    @Override
    public void close() {
        stop();
    }
}

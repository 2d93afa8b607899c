package dev.rollcall.sinks.run;

import dev.rollcall.service.NoBrokerException;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.DeposedException;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.RefusedRowException;
import dev.rollcall.sinks.Target;
import dev.rollcall.sinks.TargetAwayException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a target equal to the topics of results. Of several sinks with the same application id one works, chosen by their group; the others
 * stand by. Run by one thread; all but {@link #run} and {@link #close} may be called by any.
 *
 * <p>What counts are the positions in the target: they are written with the rows, and read again whenever the sink becomes the owner or the target
 * comes back. The group's offsets are for those who watch its lag.
 */
public final class Sink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 2_000;

    /** After so long without a heartbeat another sink takes over: longer than a pause of the JVM, and no shorter than brokers allow. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final SourceTopics topics;
    private final TopicPartition first;
    private final Cluster cluster;
    private final Target target;
    private final Resume resume;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String group;
    private final SinkState state = new SinkState();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Map<TopicPartition, Position> positions = new HashMap<>();
    private boolean assigned;
    private boolean owner;
    private boolean everOwner;
    private long retryAt = System.nanoTime();
    private Duration pause = FIRST_PAUSE;
    private long lookedAt = System.nanoTime();

    /**
     * A sink that is not running yet.
     *
     * @param settings the settings, with the address of a target; not null
     * @throws UserError if the address is missing or wrong
     */
    public Sink(Settings settings) {
        cluster = new Cluster(settings);
        target = Targets.of(settings);
        topics = new SourceTopics(cluster, target.sources());
        first = SourceTopics.first(settings);
        resume = new Resume(topics, target, this::sign);
        group = settings.applicationId() + "-sink";
        consumer = new KafkaConsumer<>(properties(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Properties properties(Settings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.clientProperties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Until the positions are known, what is read first is thrown away.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(OneMemberAssignor.class.getName()));
        return properties;
    }

    /**
     * Works until it is stopped.
     *
     * @param once whether to end when the target holds everything that is in the topics at the start, whichever sink writes it
     * @throws UserError if something has to be changed by a person
     * @throws RefusedRowException if the target does not take a row
     * @throws NoBrokerException if no broker answers within {@code start.timeout}
     */
    public void run(boolean once) {
        cluster.awaitBroker(cluster.settings().startTimeout(), () -> {});
        try {
            Map<TopicPartition, Position> goal = topics.ends();
            consumer.subscribe(topics.names(), new Membership());
            while (!stopped.get() && !(once && hasReached(goal))) {
                step();
            }
        } catch (WakeupException e) {
            LOG.debug("Stopped while it waited for something", e);
        } catch (MissingTopicException e) {
            throw new UserError(e.getMessage());
        } catch (AuthorizationException | AuthenticationException e) {
            throw new UserError("group " + group + ": " + e.getMessage() + "; grant what docs/sinks.md lists");
        }
    }

    /** Ends {@link #run}. */
    public void stop() {
        stopped.set(true);
        consumer.wakeup();
    }

    /**
     * Whether a restart would help.
     *
     * @return not well if its thread does not move
     */
    public HealthReport live() {
        return state.live();
    }

    /**
     * Whether the target is kept up to date, by this sink or by the one that it stands by for.
     *
     * @return not well while the target or the brokers are away
     */
    public HealthReport ready() {
        return state.ready();
    }

    /**
     * What this sink tells a Prometheus server.
     *
     * @return all metrics in Prometheus' text format, version 0.0.4
     */
    public String scrape() {
        return state.scrape();
    }

    /** Another sink may write what this one is to wait for. */
    private boolean hasReached(Map<TopicPartition, Position> goal) {
        if (owner) {
            return Position.reached(goal, positions);
        }
        if (isPausing()) {
            return false;
        }
        try {
            Map<TopicPartition, Position> held = target.positions();
            return !held.isEmpty() && Position.reached(goal, held);
        } catch (TargetAwayException e) {
            retry(e);
            return false;
        }
    }

    private boolean isPausing() {
        return System.nanoTime() - retryAt < 0;
    }

    private void step() {
        state.sign();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!assigned || isPausing()) {
            return;
        }
        try {
            if (owner) {
                take(records);
            } else {
                begin();
            }
            pause = FIRST_PAUSE;
        } catch (TargetAwayException | UnreadableTopicException | NoBrokerException | RetriableException e) {
            retry(e);
        } catch (MissingTopicException e) {
            if (!everOwner) {
                throw e;
            }
            retry(e);
        } catch (DeposedException e) {
            LOG.warn("Another sink has taken the target over; standing by");
            owner = false;
            assigned = false;
            state.standsBy();
            consumer.enforceRebalance("deposed");
        }
    }

    /** Nothing is read meanwhile, but the group hears that this member lives. */
    private void retry(RuntimeException away) {
        LOG.warn("Nothing can be written now, next try in {} s: {}", pause.toSeconds(), away.getMessage());
        state.isAway(Objects.toString(away.getMessage(), "away"));
        owner = false;
        target.close();
        consumer.pause(consumer.assignment());
        retryAt = System.nanoTime() + pause.toNanos();
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** Takes the target over, and goes on from where it is. */
    private void begin() {
        Map<TopicPartition, Position> found =
                target.claim(consumer.groupMetadata().generationId(), this::confirm);
        positions.clear();
        positions.putAll(resume.from(found));
        lookedAt = System.nanoTime();
        requireAssigned();
        positions.forEach((partition, position) -> consumer.seek(partition, position.offset()));
        consumer.resume(consumer.assignment());
        owner = true;
        everOwner = true;
        state.works();
        LOG.info(
                "Writing to the target; it is at offset {} of {}",
                positions.get(first).offset(),
                first);
    }

    /** The brokers take offsets from members of the present generation only. */
    private void confirm() {
        try {
            OffsetAndMetadata committed =
                    consumer.committed(consumer.assignment()).get(first);
            consumer.commitSync(Map.of(first, committed == null ? new OffsetAndMetadata(0) : committed));
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.debug("Not a member of the group's present generation", e);
            throw new DeposedException();
        }
    }

    /** Stays a member of the group during what takes long. */
    private void sign() {
        if (stopped.get()) {
            throw new WakeupException();
        }
        state.sign();
        consumer.pause(consumer.assignment());
        consumer.poll(Duration.ZERO);
        requireAssigned();
    }

    private void requireAssigned() {
        if (!assigned) {
            throw new DeposedException();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        if (StreamSupport.stream(records.spliterator(), false).anyMatch(this::goesBack)) {
            // Only a topic that was created again does that.
            owner = false;
            return;
        }
        Map<TopicPartition, Position> reached = new HashMap<>();
        positions.forEach((partition, position) -> {
            // Behind the last record there may be markers of transactions, which no poll returns.
            long next = consumer.position(partition);
            if (next > position.offset()) {
                reached.put(partition, new Position(position.topicId(), next));
            }
        });
        if (!reached.isEmpty()) {
            write(
                    SourceTopics.latest(
                            StreamSupport.stream(records.spliterator(), false).map(topics::change)),
                    reached);
        }
        state.lag(lag());
        if (System.nanoTime() - lookedAt > LOOK_EVERY.toNanos()) {
            lookAtTopics();
        }
    }

    private boolean goesBack(ConsumerRecord<?, ?> record) {
        return record.offset()
                < positions
                        .get(new TopicPartition(record.topic(), record.partition()))
                        .offset();
    }

    private void write(Collection<Change> changes, Map<TopicPartition, Position> reached) {
        long start = System.nanoTime();
        target.write(changes, reached);
        positions.putAll(reached);
        state.wrote(changes.size(), System.nanoTime() - start);
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(partition, new OffsetAndMetadata(position.offset())));
        consumer.commitAsync(offsets, (committed, failure) -> {
            if (failure != null) {
                LOG.debug("The group's offsets were not committed", failure);
            }
        });
    }

    private long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /** Topics may have been created again, or have got more partitions; then there is more to take over. */
    private void lookAtTopics() {
        lookedAt = System.nanoTime();
        Map<TopicPartition, String> ids = topics.partitions();
        owner = ids.entrySet().stream()
                .allMatch(partition -> positions.containsKey(partition.getKey())
                        && positions.get(partition.getKey()).topicId().equals(partition.getValue()));
    }

    @Override
    public void close() {
        consumer.close();
        target.close();
        cluster.close();
        state.close();
    }

    /** Whatever the group says, the target has to be taken over first. */
    private final class Membership implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            owner = false;
            assigned = false;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            owner = false;
            assigned = !partitions.isEmpty();
            if (!assigned) {
                state.standsBy();
                LOG.info("Another sink writes to the target; standing by");
            }
        }
    }
}

package dev.rollcall.service.run;

import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.service.Causes;
import dev.rollcall.service.NoBrokerException;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Group;
import dev.rollcall.service.cluster.Rights;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that has to be true before an instance counts. Leaves nothing open when it fails. */
final class InstanceStart {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceStart.class);

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Settings settings;
    private final Clock clock;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    InstanceStart(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** See {@link Instance#start(Settings, Clock, boolean)}. */
    Instance start(boolean acceptLostInput) {
        try {
            Cluster cluster = opened(new Cluster(settings));
            awaitBroker(cluster);
            Rights rights = cluster.rights();
            rights.check();
            Topics topics = new Topics(cluster);
            topics.checkComplete(topics.check());
            new TopicContents(cluster).check();
            InputWatch gaps = new InputWatch(new Backlog(cluster));
            gaps.check(acceptLostInput);
            StateDirectory state = opened(StateDirectory.take(settings.stateDir()));
            if (topics.create()) {
                // Who may create a topic may not do everything with it.
                rights.check();
            }
            FixedSettings fixed = new FixedSettings(
                    settings,
                    topics,
                    cluster.settingsTopic(),
                    new OtherInstances(new Group(cluster), settings.applicationId() + '-' + state.instanceId()));
            KeyedHash hash = settle(fixed, rights);
            return begun(() -> new Instance(cluster, state, hash, fixed, clock), state, gaps);
        } catch (RuntimeException e) {
            opened.forEach(InstanceStart::closeQuietly);
            throw understood(e);
        }
    }

    /** Brokers that are away come back: an instance may well be started before them. */
    private void awaitBroker(Cluster cluster) {
        long end = System.nanoTime() + settings.startTimeout().toNanos();
        for (Duration left = settings.startTimeout(); ; left = Duration.ofNanos(end - System.nanoTime())) {
            try {
                cluster.awaitBroker(left.compareTo(SAY_EVERY) < 0 ? left : SAY_EVERY, InstanceStart::loadRocksDb);
                return;
            } catch (NoBrokerException e) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
                if (seconds <= 0) {
                    throw e;
                }
                LOG.warn("{}. Trying for another {} s", e.getMessage(), seconds);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    private KeyedHash settle(FixedSettings fixed, Rights rights) {
        try {
            return fixed.settle();
        } catch (NoBrokerException away) {
            throw away;
        } catch (KafkaException | UnreadableTopicException e) {
            Throwable why = rights.explain(e);
            throw why instanceof UserError missingRight
                    ? missingRight
                    : new UserError("topic " + settings.settingsTopic() + " cannot be read or written: "
                            + Causes.root(e).getMessage() + "; check the brokers, and start Rollcall again");
        }
    }

    /** Its native code is unpacked from the jar. Where that failed once, RocksDB would wait for ever if it were asked again. */
    private static void loadRocksDb() {
        try {
            RocksDB.loadLibrary();
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw new UserError(
                    "RocksDB's library cannot be loaded: "
                            + Causes.root(e).getMessage()
                            + "; set the environment variable ROCKSDB_SHAREDLIB_DIR to a directory that can be written and is not mounted noexec");
        }
    }

    /** Begins with the state that is there; if that cannot be read, without it. Whoever had to fix it could do no more. */
    private Instance begun(Supplier<Instance> instances, StateDirectory state, InputWatch gaps) {
        Instance instance = opened(instances.get());
        try {
            instance.begin(gaps);
        } catch (ProcessorStateException e) {
            LOG.warn(
                    "State in {} cannot be read and is rebuilt from the changelogs: {}",
                    state.path(),
                    Causes.root(e).getMessage());
            instance.discardState();
            instance = opened(instances.get());
            instance.begin(gaps);
        }
        return instance;
    }

    /** Kafka checks much of its configuration only when the clients are made; that is the user's to fix. */
    private static RuntimeException understood(RuntimeException failure) {
        boolean configuration = failure instanceof ConfigException || failure.getClass() == KafkaException.class;
        return configuration
                ? new UserError("Kafka does not take the configuration: "
                        + Causes.root(failure).getMessage() + "; fix the kafka.* keys")
                : failure;
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception second) {
            // What failed first is what is to be told.
            LOG.debug("Cannot close after a failed start", second);
        }
    }
}

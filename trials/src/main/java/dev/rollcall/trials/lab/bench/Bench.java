package dev.rollcall.trials.lab.bench;

import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.NewTopic;

/** Brokers for all experiments, started by the first that needs them. Not thread-safe. */
public final class Bench implements AutoCloseable {
    private final Path directory;
    private final Random random;
    private EmbeddedBroker embedded;
    private Kafka broker;
    private ThreeBrokers brokers;
    private int names;

    /**
     * A bench without brokers.
     *
     * @param directory where everything is kept; exists
     * @param seed another one lets faults strike elsewhere
     */
    public Bench(Path directory, long seed) {
        this.directory = directory;
        random = new Random(seed);
    }

    /**
     * A broker inside this process, for experiments in which no broker must die.
     *
     * @return closed with this bench
     */
    public Kafka broker() {
        if (broker == null) {
            // Retention and sessions end in seconds here; topics and consumers choose how soon.
            embedded = new EmbeddedBroker(BrokerOptions.defaults()
                            .withDirectory(directory.resolve("broker"))
                            .withProperty("log.retention.check.interval.ms", "200")
                            .withProperty("log.initial.task.delay.ms", "200")
                            .withProperty("group.min.session.timeout.ms", "500"))
                    .start();
            broker = new Kafka(embedded.bootstrapServers());
        }
        return broker;
    }

    /**
     * Creates a topic with one partition on that broker.
     *
     * @param base how its name begins, not null
     * @param settings of the topic, not null
     * @return the topic, which can be written to
     * @throws InterruptedException if the thread is interrupted
     */
    public EventTopic topic(String base, Map<String, String> settings) throws InterruptedException {
        return broker().create(new NewTopic(name(base), 1, (short) 1).configs(settings));
    }

    /**
     * Three brokers that can be killed, behind a network that can be broken.
     *
     * @return closed with this bench
     */
    public ThreeBrokers brokers() {
        if (brokers == null) {
            brokers = new ThreeBrokers(directory.resolve("brokers"));
            brokers.awaitInSync();
        }
        return brokers;
    }

    /**
     * Where experiments keep files.
     *
     * @return exists
     */
    public Path directory() {
        return directory;
    }

    /**
     * A name that nothing else has.
     *
     * @param base how it begins, not null
     * @return for topics, groups and files
     */
    public String name(String base) {
        names++;
        return base + "-" + names;
    }

    /**
     * A number by chance, which decides where a fault strikes.
     *
     * @param from the lowest
     * @param to more than the highest
     * @return depends on the seed only
     */
    public int between(int from, int to) {
        return from + random.nextInt(to - from);
    }

    /** Stops all brokers. */
    @Override
    public void close() {
        if (broker != null) {
            broker.close();
            embedded.close();
        }
        if (brokers != null) {
            brokers.close();
        }
    }
}

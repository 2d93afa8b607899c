package dev.rollcall.trials.lab.experiment;

import dev.rollcall.trials.lab.bench.Arrivals;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.bench.ThreeBrokers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/**
 * An experiment in which a broker is killed and starts again without some of its records. It leads two topics: one with one replica,
 * and one with three.
 */
abstract class DiskDamaged extends Experiment {
    private static final int VICTIM = 1;

    private final int events;
    private final int bytes;

    /** An experiment with so many events of so many bytes. */
    DiskDamaged(Description description, int events, int bytes) {
        super(description);
        this.events = events;
        this.bytes = bytes;
    }

    /** Both sides suffer one and the same fault. */
    @Override
    public final Comparison run(Bench bench) throws InterruptedException {
        ThreeBrokers brokers = bench.brokers();
        String name = bench.name("disk-damaged");
        EventTopic one =
                write(brokers, name + "-1", List.of(VICTIM), description().inviting());
        EventTopic three =
                write(brokers, name + "-3", List.of(VICTIM, 2, 0), description().fixed());
        brokers.awaitInSync();

        brokers.processes().kill(VICTIM);
        try {
            damage(brokers.log(VICTIM), List.of(brokers.log(VICTIM, one), brokers.log(VICTIM, three)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        brokers.restart(VICTIM);

        Measure inviting = measure(brokers, one);
        // Without its only replica it would be out of sync for ever.
        brokers.direct().delete(one.name());
        brokers.awaitInSync();
        return new Comparison(inviting, three.measure(events));
    }

    /** Does to the disk of the broker what this is about: it has everything in one directory, and the topics in their own. */
    abstract void damage(Path broker, List<Path> topics) throws IOException;

    private EventTopic write(ThreeBrokers brokers, String name, List<Integer> replicas, Setup setup)
            throws InterruptedException {
        EventTopic topic = brokers.create(name, replicas, setup.topic());
        try (Producer<String, String> producer = brokers.direct().producer(setup.producer())) {
            for (int number = 0; number < events; number++) {
                producer.send(topic.record(0, number, bytes));
            }
        }
        return topic;
    }

    /** Brokers may rather have no leader than one without records. */
    private Measure measure(ThreeBrokers brokers, EventTopic topic) {
        return brokers.direct().leader(topic.name()).isEmpty() ? new Arrivals().measure(events) : topic.measure(events);
    }
}

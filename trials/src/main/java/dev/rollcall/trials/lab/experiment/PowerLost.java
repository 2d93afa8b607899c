package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.EventTopic;
import dev.rollcall.trials.lab.bench.ThreeBrokers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/** L5: a machine comes back without what it had not flushed. */
final class PowerLost extends Experiment {
    private static final int EVENTS = 1_500;
    private static final int BYTES = 1_000;
    private static final int VICTIM = 2;

    PowerLost() {
        super(new Description(
                Hazard.L5,
                """
            A broker confirms a record when it is in the page cache; the disk gets it when the segment is full or the operating system pleases.
            The power fails, and whatever was not flushed is gone. With one replica it is gone for good, after it was confirmed.
            """,
                Setup.of("producer.acks=all", "topic.segment.bytes=1048576").in("one replica, default flush settings"),
                Setup.of("producer.acks=all", "topic.segment.bytes=1048576", "topic.min.insync.replicas=2")
                        .in("three replicas, default flush settings"),
                """
            The leader of both topics is killed (SIGKILL), what Kafka has not flushed of them is taken away, and it is started again. (A killed
            process loses nothing that is in the page cache, so the loss of power is simulated: Kafka flushes a segment when it is full;
            the newest one is cut to nothing. The operating system would have written what is older than about 30 s.)
            """,
                """
            At its start the broker says that it was not shut down cleanly, and recovers every segment. Followers whose leader lost
            records log `Truncating partition ... with TruncationState(offset=...)`, consumers `Truncation detected for partition ...` or `Fetch position
            ... is out of range`. Compare the uptime of the machine, not of the process: only a reboot loses the page cache.
            """,
                """
            `check --config` reports the same as for L4: fewer than 3 replicas. Flush settings get no finding, for replicas do the same for less.
            """,
                """
            Durability is the brokers' part: three replicas on machines that do not share a power supply. Flushing every record
            (`flush.messages=1`) protects a single replica too, and costs most of the throughput.
            """));
    }

    /** Both sides suffer one and the same fault. */
    @Override
    public Comparison run(Bench bench) throws InterruptedException {
        ThreeBrokers brokers = bench.brokers();
        String name = bench.name("power-lost");
        EventTopic one =
                write(brokers, name + "-1", List.of(VICTIM), description().inviting());
        EventTopic three =
                write(brokers, name + "-3", List.of(VICTIM, 0, 1), description().mended());
        brokers.awaitInSync();

        brokers.processes().kill(VICTIM);
        loseUnflushed(brokers.log(VICTIM, one));
        loseUnflushed(brokers.log(VICTIM, three));
        brokers.restart(VICTIM);
        brokers.awaitInSync();

        return new Comparison(one.measure(EVENTS), three.measure(EVENTS));
    }

    private static EventTopic write(ThreeBrokers brokers, String name, List<Integer> replicas, Setup setup)
            throws InterruptedException {
        EventTopic topic = brokers.create(name, replicas, setup.topic());
        try (Producer<String, String> producer = brokers.direct().producer(setup.producer())) {
            for (int number = 0; number < EVENTS; number++) {
                producer.send(topic.record(0, number, BYTES));
            }
        }
        return topic;
    }

    /** Kafka flushes a segment when it begins the next one. So the newest one is all that may be lost, and here it is. */
    private static void loseUnflushed(Path log) {
        try (Stream<Path> files = Files.list(log)) {
            Path newest = files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow();
            try (FileChannel segment = FileChannel.open(newest, StandardOpenOption.WRITE)) {
                segment.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

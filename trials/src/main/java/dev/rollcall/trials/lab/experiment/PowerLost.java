package dev.rollcall.trials.lab.experiment;

import dev.rollcall.service.check.hazard.Hazard;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** L5: a machine comes back without what it had not flushed. */
final class PowerLost extends DiskDamaged {

    PowerLost() {
        super(
                new Description(
                        Hazard.L5,
                        """
            A broker confirms a record when it is in the page cache; the disk gets it when the segment is full or the operating system pleases.
            The power fails, and whatever was not flushed is gone. With one replica it is gone for good, after it was confirmed.
            """,
                        Setup.of("producer.acks=all", "topic.segment.bytes=1048576")
                                .in("one replica, default flush settings"),
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
            """),
                1_500,
                1_000);
    }

    /** Kafka flushes a segment when it begins the next one. So the newest one is all that may be lost, and here it is. */
    @Override
    void damage(Path broker, List<Path> topics) throws IOException {
        for (Path topic : topics) {
            try (Stream<Path> files = Files.list(topic)) {
                Path newest = files.filter(file -> file.toString().endsWith(".log"))
                        .max(Comparator.comparing(Path::getFileName))
                        .orElseThrow();
                FileChannel.open(newest, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        }
    }
}

package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The memory of a process that counts the events of 60 days, one day after the other, at a steady rate.
 *
 * <p>The heap is taken in full at the start, so that what grows is what grows outside of it. The first third is for the state to get
 * all of its rows, for RocksDB to take the memory that it may have, and for the JVM to compile and load what it needs.
 */
@Tag("manual")
@ExtendWith(KafkaExtension.class)
class LongRunIT {
    private static final Duration DURATION = Duration.ofMinutes(Long.getLong("rollcall.longrun.minutes", 20));
    private static final int DAYS = 60;
    private static final int EVENTS_PER_SECOND = Integer.getInteger("rollcall.longrun.rate", 2_000);
    private static final int STEPS_PER_SECOND = 50;
    private static final int EVENTS_PER_STEP = EVENTS_PER_SECOND / STEPS_PER_SECOND;
    private static final long STEPS = DURATION.toSeconds() * STEPS_PER_SECOND;

    /** All of them have come once after the first third. */
    private static final int USERS = (int) (STEPS * EVENTS_PER_STEP / 3);

    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(5);

    private static final long MIB = 1024 * 1024;
    private static final long HEAP = 256 * MIB;
    private static final long ROCKSDB = 64 * MIB;

    /** Classes, compiled code, threads, what the collector notes about the heap, network buffers, and what malloc does not give back. */
    private static final long ALLOWANCE = 256 * MIB;

    /**
     * Samples differ by as much as buffers come and go: where nothing leaks, by less than one percent. A leak of 20 bytes per event would be
     * 16 MiB from one third to the next, which is three.
     */
    private static final double TOLERANCE = 0.02;

    @TempDir
    private Path directory;

    @Test
    void theMemoryOfAProcessIsFlatAfterTheFirstThirdAndWithinItsBounds(TestKafka kafka) throws Exception {
        Map<String, String> settings = Map.of("memory.rocksdb", ROCKSDB / MIB + "MiB", "visits.partitions", "8");
        List<Long> resident = new ArrayList<>();
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 4, settings, Map.of("retention.ms", "-1"));
                RunProcess process = RunProcess.startWith(
                        List.of("-Xms" + HEAP / MIB + "m", "-Xmx" + HEAP / MIB + "m", "-XX:+AlwaysPreTouch"),
                        directory,
                        trial.settings())) {
            long written = writeAllDays(kafka, trial.input(), process, resident);

            await().atMost(Duration.ofMinutes(2)).until(() -> trial.accountedIfAny() == written);
            System.err.println(process.log());
        }

        long second = median(resident.subList(resident.size() / 3, resident.size() * 2 / 3));
        long last = median(resident.subList(resident.size() * 2 / 3, resident.size()));
        long most = resident.stream().mapToLong(Long::longValue).max().orElseThrow();
        System.err.println(resident.stream().map(bytes -> bytes / MIB).toList());
        System.err.printf(
                "%d samples: median of the second third %d MiB, of the last %d MiB, most %d MiB%n",
                resident.size(), second / MIB, last / MIB, most / MIB);
        assertThat((double) last).as("bytes resident").isLessThan(second * (1 + TOLERANCE));
        assertThat(most).as("bytes resident").isLessThan(HEAP + ROCKSDB + ALLOWANCE);
    }

    /** Writes the events of one day after the other, with timestamps of that day, and looks at the memory of the process meanwhile. */
    private static long writeAllDays(TestKafka kafka, String topic, RunProcess process, List<Long> resident)
            throws IOException {
        Instant firstDay = Instant.now().minus(Duration.ofDays(DAYS));
        SplittableRandom random = new SplittableRandom(3);
        long begin = System.nanoTime();
        long written = 0;
        try (Producer<byte[], byte[]> producer = producer(kafka)) {
            for (long step = 0; step < STEPS; step++) {
                Duration sinceFirst = Duration.ofDays(DAYS).multipliedBy(step).dividedBy(STEPS);
                long millis = firstDay.plus(sinceFirst).toEpochMilli();
                for (int event = 0; event < EVENTS_PER_STEP; event++, written++) {
                    int user = written < USERS ? (int) written : random.nextInt(USERS);
                    producer.send(event(topic, user, millis));
                }
                long elapsed = System.nanoTime() - begin;
                if (elapsed >= SAMPLE_EVERY.toNanos() * resident.size()) {
                    resident.add(process.residentBytes());
                }
                LockSupport.parkNanos(
                        Duration.ofSeconds(step + 1).dividedBy(STEPS_PER_SECOND).toNanos() - elapsed);
            }
        }
        return written;
    }

    private static Producer<byte[], byte[]> producer(TestKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> event(String topic, int user, long millis) {
        String json = "{\"user_id\":\"user-" + user + "\",\"ts\":" + millis + ",\"country\":\"C" + user % 50
                + "\",\"device\":{\"os\":\"web\"}}";
        return new ProducerRecord<>(topic, null, millis, null, json.getBytes(UTF_8));
    }

    private static long median(List<Long> samples) {
        List<Long> sorted = samples.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}

package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.Skipped;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.audit.AuditStatus;
import dev.rollcall.service.run.Instance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * 578,805 real events, far out of order, with a truth that was computed by others. They do not come with this repository; {@link
 * DisorderIT} counts events that are generated to be like them.
 */
@ExtendWith(KafkaExtension.class)
class RealEventsIT {
    private static final String LOCATION = "rollcall.real.data";

    /** Relative to the project's root, which is above this module. */
    private static final Path EVENTS = Path.of("..")
            .resolve(System.getProperty(LOCATION, "../shared/data"))
            .resolve("anonreviews");

    private static final int PARTITIONS = 6;

    @TempDir
    private Path stateDir;

    @BeforeAll
    static void theEventsMustBeThere() {
        Skipped.unless(
                Files.exists(EVENTS),
                "there are no real events in " + EVENTS.toAbsolutePath().normalize() + ": say where they are with -D"
                        + LOCATION + "=DIRECTORY");
    }

    @Test
    void oneInstanceCountsThemInUtc(TestKafka kafka) throws IOException {
        try (Trial trial = trial(kafka, "UTC")) {
            write(kafka, trial, records(trial.input(), PARTITIONS));

            trial.awaitCaughtUp(trial.start());

            assertThat(published(kafka)).isEqualTo(truth("UTC"));
            assertThat(new Audited(trial, stateDir).run().status()).isEqualTo(AuditStatus.EQUAL);
        }
    }

    @Test
    void twoInstancesCountThemInShanghai(TestKafka kafka) throws IOException {
        try (Trial trial = trial(kafka, "Asia/Shanghai")) {
            write(kafka, trial, records(trial.input(), PARTITIONS));
            Instance one = trial.start();
            trial.start();

            trial.awaitCaughtUp(one);

            assertThat(published(kafka)).isEqualTo(truth("Asia_Shanghai"));
        }
    }

    @Tag("slow")
    @Test
    void anInputThatGrowsHalfWayIsCountedInNewYork(TestKafka kafka) throws IOException {
        try (Trial trial = trial(kafka, "America/New_York")) {
            List<ProducerRecord<byte[], byte[]>> few = records(trial.input(), PARTITIONS);
            List<ProducerRecord<byte[], byte[]>> more = records(trial.input(), PARTITIONS + 3);
            write(kafka, trial, few.subList(0, few.size() / 2));
            Instance instance = trial.start();
            trial.awaitCaughtUp(instance);

            trial.written().grow(PARTITIONS + 3);

            write(kafka, trial, more.subList(few.size() / 2, more.size()));
            trial.awaitCaughtUp(instance);
            assertThat(published(kafka)).isEqualTo(truth("America_New_York"));
            assertThat(new Audited(trial, stateDir).run().status()).isEqualTo(AuditStatus.EQUAL);
        }
    }

    private Trial trial(TestKafka kafka, String zone) {
        return new Trial(kafka, stateDir, PARTITIONS, settings(zone));
    }

    /** Ten years and more of events that have no field with their time. */
    static Map<String, String> settings(String zone) {
        return Map.of("zone", zone, "input.time", "@timestamp", "dimensions", "");
    }

    private static void write(TestKafka kafka, Trial trial, List<ProducerRecord<byte[], byte[]>> records) {
        assertThat(records).first().extracting(ProducerRecord::topic).isEqualTo(trial.input());
        kafka.produceBytes(records);
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String topic, int partitions) throws IOException {
        int[] next = {0};
        return lines("events.tsv.gz")
                .map(line -> line.split("\t", -1))
                .map(fields -> new ProducerRecord<byte[], byte[]>(
                        topic,
                        next[0]++ % partitions,
                        Long.parseLong(fields[1]),
                        null,
                        ("{\"user_id\":\"" + fields[0] + "\"}").getBytes(UTF_8)))
                .toList();
    }

    private static Map<String, String> truth(String zone) throws IOException {
        Map<String, String> truth = new TreeMap<>();
        lines("truth-" + zone + ".csv.gz").skip(1).forEach(line -> {
            int comma = line.indexOf(',');
            truth.put(line.substring(0, comma), line.substring(comma + 1));
        });
        return truth;
    }

    private static Stream<String> lines(String file) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(EVENTS.resolve(file))), UTF_8));
        return reader.lines();
    }

    private static Map<String, String> published(TestKafka kafka) {
        Map<String, String> published = new TreeMap<>();
        kafka.readLatest(kafka.name("active-users")).forEach((key, value) -> {
            ReportRow row = ReportRow.parse(key.getBytes(UTF_8), value.getBytes(UTF_8));
            published.put(
                    row.day().toString(),
                    row.counts().dau() + "," + row.counts().wau() + ","
                            + row.counts().mau());
        });
        return published;
    }
}

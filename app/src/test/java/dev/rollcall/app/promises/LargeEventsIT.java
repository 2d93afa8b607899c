package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Memory is bounded where what a broker sends is small and becomes large when it is uncompressed. */
@ExtendWith(KafkaExtension.class)
class LargeEventsIT {
    private static final int PARTITIONS = 3;
    private static final int EVENTS = 9_000;

    /** 100 KB each: a poll of 5,000 is twice the heap. */
    private static final String PADDING = "x".repeat(100_000);

    @TempDir
    private Path directory;

    @Test
    void eventsThatCompressWellAreCountedInASmallHeap(TestKafka kafka) throws Exception {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), PARTITIONS, Map.of())) {
            write(kafka, trial.input());

            try (RunProcess process =
                    RunProcess.startWith(List.of("-Xmx256m"), directory, trial.settings(), "--until-caught-up")) {
                assertThat(process.awaitEnd(Duration.ofMinutes(2)))
                        .as(process.log())
                        .hasValue(0);
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> trial.accounted() == EVENTS);
            trial.awaitBalance();
        }
    }

    private static void write(TestKafka kafka, String topic) throws Exception {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        // A batch for each event: one of many that compress so well is too large before it is compressed, and is split.
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 1024);
        try (Producer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int event = 0; event < EVENTS; event++) {
                sent.add(producer.send(new ProducerRecord<>(topic, event % PARTITIONS, null, json(event))));
            }
            for (Future<?> answer : sent) {
                answer.get();
            }
        }
    }

    private static String json(int event) {
        return "{\"user_id\":\"u%d\",\"ts\":%d,\"text\":\"%s\"}"
                .formatted(event % 1000, System.currentTimeMillis(), PADDING);
    }
}

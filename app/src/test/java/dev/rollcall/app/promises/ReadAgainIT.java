package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.rejected.ConsumerEventSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class ReadAgainIT {
    private static final int EVENTS = 50_000;

    @Test
    void eventsAreFoundHoweverFarApart(TestKafka kafka) {
        TopicPartition partition = new TopicPartition(kafka.createTopic("events", 1), 0);
        kafka.produceValues(
                partition.topic(),
                1,
                IntStream.range(0, EVENTS).mapToObj(offset -> "event " + offset).toList());
        kafka.deleteBefore(partition, 2);

        try (ConsumerEventSource source =
                new ConsumerEventSource(Map.of("bootstrap.servers", kafka.bootstrapServers()), Clock.systemUTC())) {
            List<Long> offsets = List.of(1L, 2L, 3L, 1_000L, 24_000L, 24_001L, 49_999L, 50_000L, 90_000L);

            assertThat(source.read(partition, offsets))
                    .extracting(event -> event.offset() + ": " + (event.value() == null ? null : text(event.value())))
                    .containsExactly(
                            "1: null",
                            "2: event 2",
                            "3: event 3",
                            "1000: event 1000",
                            "24000: event 24000",
                            "24001: event 24001",
                            "49999: event 49999",
                            "50000: null",
                            "90000: null");
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, UTF_8);
    }
}

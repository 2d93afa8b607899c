package dev.rollcall.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolledRecordsInterceptorTest {
    private static final TopicPartition INPUT = new TopicPartition("events", 1);
    private static final TopicPartition OTHER = new TopicPartition("app-visits-repartition", 0);

    private final PolledRecordsInterceptor interceptor = new PolledRecordsInterceptor();
    private final List<ConsumerRecord<byte[], byte[]>> events = List.of(event(41), event(42), event(45));

    @BeforeEach
    void readsEvents() {
        interceptor.configure(Map.of(PolledRecordsInterceptor.INPUT_TOPIC_CONFIG, "events"));
    }

    @Test
    void allEventsOfAPartitionBecomeOneRecordWithTheOffsetOfTheFirst() {
        ConsumerRecords<byte[], byte[]> passed = interceptor.onConsume(polled());

        assertThat(passed.records(INPUT)).singleElement().satisfies(record -> {
            assertThat(record.offset()).isEqualTo(41);
            assertThat(PolledRecords.in(record.headers()).orElseThrow().events())
                    .isEqualTo(events);
        });
    }

    @Test
    void nextOffsetsArePassedOn() {
        ConsumerRecords<byte[], byte[]> passed = interceptor.onConsume(polled());

        assertThat(passed.nextOffsets()).isEqualTo(Map.of(INPUT, new OffsetAndMetadata(46)));
    }

    @Test
    void recordsOfOtherTopicsPassAsTheyAre() {
        List<ConsumerRecord<byte[], byte[]>> batches =
                List.of(new ConsumerRecord<>(OTHER.topic(), OTHER.partition(), 3, null, new byte[0]));

        ConsumerRecords<byte[], byte[]> passed =
                interceptor.onConsume(new ConsumerRecords<>(Map.of(OTHER, batches), Map.of()));

        assertThat(passed.records(OTHER)).isEqualTo(batches);
    }

    @Test
    void noEventCanPoseAsAPack() {
        RecordHeaders forged = new RecordHeaders();
        forged.add("rollcall.polled", "anything".getBytes(UTF_8));

        assertThat(PolledRecords.in(forged)).isEmpty();
    }

    private ConsumerRecords<byte[], byte[]> polled() {
        return new ConsumerRecords<>(Map.of(INPUT, events), Map.of(INPUT, new OffsetAndMetadata(46)));
    }

    private static ConsumerRecord<byte[], byte[]> event(long offset) {
        return new ConsumerRecord<>(INPUT.topic(), INPUT.partition(), offset, null, new byte[] {(byte) offset});
    }
}

package dev.rollcall.app.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class KafkaExtensionIT {
    @RepeatedTest(2)
    void everyTestHasTopicsOfItsOwn(TestKafka kafka) {
        String topic = kafka.createTopic("topic", 1);

        kafka.produceValues(topic, 1, List.of("value"));

        assertThat(kafka.read(topic)).hasSize(1);
    }

    @Test
    void allRecordsOfAllPartitionsAreRead(TestKafka kafka) {
        String topic = kafka.createTopic("topic", 3);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            values.add("value " + i);
        }

        kafka.produceValues(topic, 3, values);

        assertThat(kafka.read(topic)).extracting(ConsumerRecord::value).containsExactlyInAnyOrderElementsOf(values);
    }

    @Test
    void anEmptyTopicIsReadAtOnce(TestKafka kafka) {
        String topic = kafka.createTopic("topic", 2);

        assertThat(kafka.readBytes(topic)).isEmpty();
    }

    @Test
    void theLatestValueOfAKeyCountsAndADeletedKeyIsGone(TestKafka kafka) {
        String topic = kafka.createTopic("topic", 1);

        kafka.produce(List.of(
                new ProducerRecord<>(topic, "changed", "old"),
                new ProducerRecord<>(topic, "deleted", "value"),
                new ProducerRecord<>(topic, "changed", "new"),
                new ProducerRecord<>(topic, "deleted", null)));

        assertThat(kafka.readLatest(topic)).containsOnly(entry("changed", "new"));
    }
}

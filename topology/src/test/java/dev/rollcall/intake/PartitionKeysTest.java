package dev.rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionKeysTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 97, 1000})
    void everyPartitionHasAKeyThatTheProducerSendsThere(int partitions) {
        List<byte[]> keys = PartitionKeys.of(partitions);

        assertThat(keys).hasSize(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            assertThat(BuiltInPartitioner.partitionForKey(keys.get(partition), partitions))
                    .isEqualTo(partition);
        }
    }
}

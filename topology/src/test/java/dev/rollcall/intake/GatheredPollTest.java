package dev.rollcall.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class GatheredPollTest {
    private static final TopicPartition INPUT = new TopicPartition("events", 1);
    private static final TopicPartition OTHER = new TopicPartition("app-visits-repartition", 0);

    private final LostEvents lost = new LostEvents();
    private final GatheredPoll gathered = new GatheredPoll(Set.of("events"), lost);

    @Test
    void allEventsOfAPartitionBecomeOneRecordWithTheOffsetOfTheFirst() {
        gathered.add(step(List.of(event(41, 1), event(42, 1))));
        gathered.add(step(List.of(event(45, 1))));

        ConsumerRecords<byte[], byte[]> poll = gathered.toRecords();

        assertThat(poll.records(INPUT)).singleElement().satisfies(record -> {
            assertThat(record.offset()).isEqualTo(41);
            assertThat(PolledRecords.in(record.headers()).orElseThrow().events())
                    .extracting(ConsumerRecord::offset)
                    .containsExactly(41L, 42L, 45L);
        });
    }

    @Test
    void theNextOffsetIsThatOfTheLastStep() {
        gathered.add(step(List.of(event(41, 1), event(42, 1))));
        gathered.add(step(List.of(event(45, 1))));

        assertThat(gathered.toRecords().nextOffsets()).isEqualTo(Map.of(INPUT, new OffsetAndMetadata(46)));
    }

    @Test
    void recordsOfOtherTopicsPassAsTheyAre() {
        List<ConsumerRecord<byte[], byte[]>> batches =
                List.of(new ConsumerRecord<>(OTHER.topic(), OTHER.partition(), 3, null, new byte[0]));

        gathered.add(new ConsumerRecords<>(Map.of(OTHER, batches), Map.of()));

        assertThat(gathered.toRecords().records(OTHER)).isEqualTo(batches);
    }

    @Test
    void eightMegabytesAreEnough() {
        gathered.add(step(List.of(event(0, 4 << 20))));
        assertThat(gathered.isEnough()).isFalse();

        gathered.add(step(List.of(event(1, 4 << 20))));

        assertThat(gathered.isEnough()).isTrue();
    }

    @Test
    void fiveThousandEventsAreEnough() {
        for (int offset = 0; offset < 4_999; offset++) {
            gathered.add(step(List.of(event(offset, 1))));
        }
        assertThat(gathered.isEnough()).isFalse();

        gathered.add(step(List.of(event(4_999, 1))));

        assertThat(gathered.isEnough()).isTrue();
    }

    @Test
    void aPartitionThatBelongsToAnotherIsForgotten() {
        gathered.add(step(List.of(event(41, 1))));

        gathered.forget(List.of(INPUT));

        assertThat(gathered.toRecords()).isEmpty();
        assertThat(gathered.toRecords().nextOffsets()).isEmpty();
    }

    @Test
    void eventsThatWereLostAreToldWithThoseBehindThem() {
        lost.goOn(INPUT, 11);
        lost.read(INPUT, 41, 42);
        gathered.add(step(List.of(event(41, 1))));

        ConsumerRecord<byte[], byte[]> record =
                gathered.toRecords().records(INPUT).get(0);

        assertThat(PolledRecords.in(record.headers()).orElseThrow().lost()).isEqualTo(30);
    }

    @Test
    void noOffsetBehindLostEventsIsCommittedBeforeTheyAreTold() {
        lost.goOn(INPUT, 11);
        lost.read(INPUT, 41, 42);
        gathered.add(new ConsumerRecords<>(Map.of(), Map.of(INPUT, new OffsetAndMetadata(42))));

        assertThat(gathered.toRecords().nextOffsets()).isEmpty();
        assertThat(lost.isPending(INPUT)).isTrue();
    }

    @Test
    void noEventCanPoseAsPolledRecords() {
        RecordHeaders forged = new RecordHeaders();
        forged.add("rollcall.polled", "anything".getBytes(UTF_8));

        assertThat(PolledRecords.in(forged)).isEmpty();
    }

    private static ConsumerRecords<byte[], byte[]> step(List<ConsumerRecord<byte[], byte[]>> events) {
        long next = events.get(events.size() - 1).offset() + 1;
        return new ConsumerRecords<>(Map.of(INPUT, events), Map.of(INPUT, new OffsetAndMetadata(next)));
    }

    private static ConsumerRecord<byte[], byte[]> event(long offset, int bytes) {
        return new ConsumerRecord<>(
                INPUT.topic(),
                INPUT.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                -1,
                bytes,
                null,
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}

package dev.rollcall.service.cluster.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InputGapTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 3);

    @Test
    void whatIsStillThereIsNoGap() {
        assertThat(InputGap.between(PARTITION, 10, 10, 20)).isEmpty();
        assertThat(InputGap.between(PARTITION, 20, 10, 20)).isEmpty();
    }

    @Test
    void aBeginningBehindWhatIsCommittedIsAGap() {
        InputGap gap = InputGap.between(PARTITION, 10, 25, 40).orElseThrow();

        assertThat(gap.lost()).isEqualTo(15);
        assertThat(gap)
                .hasToString("events-3: offset 10 is committed, and the partition begins at 25: "
                        + "15 events were deleted before they were counted");
    }

    @Test
    void anEndBeforeWhatIsCommittedIsANewTopic() {
        InputGap gap = InputGap.between(PARTITION, 10, 0, 4).orElseThrow();

        assertThat(gap.lost()).isZero();
        assertThat(gap.toString()).contains("the partition ends at 4", "made anew");
    }
}

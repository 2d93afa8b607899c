package dev.rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LostEventsTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 3);

    private final LostEvents lost = new LostEvents();

    @Test
    void nothingIsLostWhereTheGroupGoesOnWhereItWas() {
        lost.goOn(PARTITION, 40);

        lost.read(PARTITION, 40, 43);

        assertThat(lost.take(PARTITION)).isZero();
    }

    @Test
    void whatWasDeletedBehindTheCommittedOffsetIsLost() {
        lost.goOn(PARTITION, 40);

        lost.read(PARTITION, 100, 102);

        assertThat(lost.take(PARTITION)).isEqualTo(60);
        assertThat(lost.take(PARTITION)).isZero();
    }

    @Test
    void aGroupThatNeverCommittedBeginsWithTheOldestEvent() {
        lost.beginAnywhere(PARTITION);

        lost.read(PARTITION, 100, 101);

        assertThat(lost.take(PARTITION)).isZero();
    }

    @Test
    void aTopicThatWasMadeAnewHasLostNothingThatIsKnown() {
        lost.goOn(PARTITION, 500);

        lost.read(PARTITION, 0, 2);

        assertThat(lost.take(PARTITION)).isZero();
    }

    @Test
    void whatIsDeletedAheadOfTheReaderIsLost() {
        lost.goOn(PARTITION, 0);
        lost.read(PARTITION, 0, 2);

        lost.read(PARTITION, 50, 52);

        assertThat(lost.take(PARTITION)).isEqualTo(48);
    }

    @Test
    void whatIsDeletedBehindTheReaderIsNot() {
        lost.goOn(PARTITION, 0);
        lost.read(PARTITION, 0, 60);

        lost.read(PARTITION, 50, 70);

        assertThat(lost.take(PARTITION)).isZero();
    }

    @Test
    void lossesAddUpUntilTheyAreTold() {
        lost.goOn(PARTITION, 0);
        lost.read(PARTITION, 10, 12);
        lost.read(PARTITION, 15, 20);

        assertThat(lost.isPending(PARTITION)).isTrue();
        assertThat(lost.take(PARTITION)).isEqualTo(13);
        assertThat(lost.isPending(PARTITION)).isFalse();
    }

    @Test
    void anotherOwnerTellsOfWhatWasNotToldYet() {
        lost.goOn(PARTITION, 0);
        lost.read(PARTITION, 10, 12);

        lost.forget(List.of(PARTITION));
        lost.read(PARTITION, 90, 91);

        assertThat(lost.take(PARTITION)).isZero();
    }
}

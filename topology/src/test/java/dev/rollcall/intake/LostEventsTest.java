package dev.rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LostEventsTest {
    private final Brokers brokers = new Brokers();
    private final LostEvents lost = new LostEvents(brokers, new TopicPartition("events", 3));

    @Test
    void nothingIsLostWhereTheGroupGoesOnWhereItWas() {
        brokers.committed = OptionalLong.of(40);
        brokers.start = 40;

        read(40, 41, 42);

        assertThat(lost.settle()).isZero();
    }

    @Test
    void whatWasDeletedBehindTheCommittedOffsetIsLost() {
        brokers.committed = OptionalLong.of(40);
        brokers.start = 100;

        read(100, 101);

        assertThat(lost.settle()).isEqualTo(60);
        assertThat(lost.settle()).isZero();
    }

    @Test
    void aGroupThatNeverCommittedBeginsWithTheOldestEvent() {
        brokers.start = 100;

        read(100);

        assertThat(lost.settle()).isZero();
    }

    @Test
    void aTopicThatWasMadeAnewHasLostNothingThatIsKnown() {
        brokers.committed = OptionalLong.of(500);

        read(0, 1);

        assertThat(lost.settle()).isZero();
    }

    @Test
    void markersAndAbortedRecordsAreNotLost() {
        read(0, 1, 3, 9);

        assertThat(lost.settle()).isZero();
    }

    @Test
    void whatIsDeletedAheadOfTheReaderIsLost() {
        read(0, 1);
        assertThat(lost.settle()).isZero();
        brokers.start = 50;

        read(50, 51);

        assertThat(lost.settle()).isEqualTo(48);
    }

    @Test
    void ofAGapOnlyWhatIsBeforeTheBeginningOfThePartitionIsLost() {
        brokers.start = 5;

        read(0, 1, 10, 12);

        assertThat(lost.settle()).isEqualTo(3);
    }

    @Test
    void gapsWaitForBrokersThatAreAway() {
        read(0);
        assertThat(lost.settle()).isZero();
        brokers.start = 50;
        brokers.away = true;
        read(50);
        assertThat(lost.settle()).isZero();
        brokers.away = false;
        assertThat(lost.settle())
                .as("the answer to the question that was asked meanwhile")
                .isZero();

        assertThat(lost.settle()).isEqualTo(49);
    }

    @Test
    void whatCannotBeToldAtTheBeginningIsNotCounted() {
        brokers.start = 100;
        brokers.silentGroup = true;

        read(100, 101, 105);

        assertThat(lost.settle()).isZero();
        brokers.start = 105;
        read(110);
        assertThat(lost.settle()).isZero();
    }

    @Test
    void nothingIsAskedWhereNoOffsetIsPassedOver() {
        read(0, 1, 2);
        lost.settle();
        read(3, 4);
        read(5);
        lost.settle();

        assertThat(brokers.asked).containsExactly("committed", "start");
    }

    private void read(long... offsets) {
        for (long offset : offsets) {
            lost.read(offset);
        }
        lost.ask();
    }

    private static final class Brokers implements InputOffsets {
        private final List<String> asked = new ArrayList<>();
        private OptionalLong committed = OptionalLong.empty();
        private long start;
        private boolean away;
        private boolean silentGroup;

        @Override
        public Future<OptionalLong> committed(TopicPartition partition) {
            asked.add("committed");
            return silentGroup
                    ? CompletableFuture.failedFuture(new IllegalStateException("no answer"))
                    : CompletableFuture.completedFuture(committed);
        }

        @Override
        public Future<Long> start(TopicPartition partition) {
            asked.add("start");
            return away
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : CompletableFuture.completedFuture(start);
        }
    }
}

package dev.rollcall.service.audit.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.audit.recount.Bounds;
import org.junit.jupiter.api.Test;

class DeletedPartTest {
    @Test
    void aPartitionThatBeginsAtZeroHasLostNothing() {
        DeletedPart part = new DeletedPart(0, false);
        part.learn(100);

        assertThat(part.isAny()).isFalse();
    }

    @Test
    void whatIsLeftTellsHowLateTheDeletedRecordsCanBe() {
        DeletedPart part = new DeletedPart(10, false);
        part.learn(-1);
        part.learn(100);
        part.learn(150);
        part.learn(120);
        part.learn(200);

        assertThat(part.isAny()).isTrue();
        assertThat(part.events()).isEqualTo(10);
        assertThat(part.latestTimestamp()).isEqualTo(100 + 30);
    }

    @Test
    void recordsThatAreDeletedWhileOthersAreReadCountToo() {
        DeletedPart part = new DeletedPart(0, false);
        part.learn(100);
        part.deleted(1, 21);
        part.learn(500);

        assertThat(part.events()).isEqualTo(20);
        assertThat(part.start()).isEqualTo(21);
        assertThat(part.latestTimestamp()).isEqualTo(500);
    }

    @Test
    void ofAPartitionWithNothingLeftNothingIsKnown() {
        assertThat(new DeletedPart(10, false).latestTimestamp()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void ofATopicThatWasMadeAnewNothingIsKnown() {
        DeletedPart part = new DeletedPart(0, false);
        part.replaced();
        part.learn(100);

        assertThat(part.isAny()).isTrue();
        assertThat(part.events()).isEqualTo(Bounds.UNKNOWN);
        assertThat(part.latestTimestamp()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whereARecordHoldsSeveralNobodyKnowsHowManyEventsAreGone() {
        assertThat(new DeletedPart(0, true).events()).isZero();
        assertThat(new DeletedPart(10, true).events()).isEqualTo(Bounds.UNKNOWN);
    }
}

package dev.rollcall.service.audit.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.audit.recount.Bounds;
import org.junit.jupiter.api.Test;

class DeletedPartTest {
    @Test
    void aPartitionThatBeginsAtZeroHasLostNothing() {
        DeletedPart part = new DeletedPart(0);
        part.learn(100);

        assertThat(part.isAny()).isFalse();
    }

    @Test
    void whatIsLeftTellsHowLateTheDeletedRecordsCanBe() {
        DeletedPart part = new DeletedPart(10);
        part.learn(-1);
        part.learn(100);
        part.learn(150);
        part.learn(120);
        part.learn(200);

        assertThat(part.isAny()).isTrue();
        assertThat(part.offsets()).isEqualTo(10);
        assertThat(part.latestTimestamp()).isEqualTo(100 + 30);
    }

    @Test
    void recordsThatAreDeletedWhileOthersAreReadCountToo() {
        DeletedPart part = new DeletedPart(0);
        part.learn(100);
        part.deleted(1, 21);
        part.learn(500);

        assertThat(part.offsets()).isEqualTo(20);
        assertThat(part.start()).isEqualTo(21);
        assertThat(part.latestTimestamp()).isEqualTo(500);
    }

    @Test
    void ofAPartitionWithNothingLeftNothingIsKnown() {
        assertThat(new DeletedPart(10).latestTimestamp()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void ofATopicThatWasMadeAnewNothingIsKnown() {
        DeletedPart part = new DeletedPart(0);
        part.replaced();
        part.learn(100);

        assertThat(part.isAny()).isTrue();
        assertThat(part.offsets()).isEqualTo(Bounds.UNKNOWN);
        assertThat(part.latestTimestamp()).isEqualTo(Long.MAX_VALUE);
    }
}

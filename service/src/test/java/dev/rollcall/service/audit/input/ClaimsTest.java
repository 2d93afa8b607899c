package dev.rollcall.service.audit.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private final List<String> objections = new ArrayList<>();
    private final Claims claims = new Claims(
            new TopicPartition("events", 4),
            (partition, offset, published, recomputed) ->
                    objections.add(partition + "@" + offset + ": " + published + ", must be " + recomputed));

    @Test
    void everyReasonComesBackForItsEventInWhateverOrderTheClaimsCame() {
        RejectReason[] reasons = RejectReason.values();
        for (int i = reasons.length - 1; i >= 0; i--) {
            claims.add(1_000_000_000_000L + 2L * i, Claims.WHOLE, reasons[i]);
        }
        claims.sort();

        for (int i = 0; i < reasons.length; i++) {
            assertThat(claims.take(1_000_000_000_000L + 2L * i, Claims.WHOLE)).isEqualTo(reasons[i]);
            assertThat(claims.take(1_000_000_000_001L + 2L * i, Claims.WHOLE)).isNull();
        }
        assertThat(objections).isEmpty();
    }

    @Test
    void aClaimOnNoEventIsObjectedTo() {
        claims.add(3, Claims.WHOLE, RejectReason.LATE);
        claims.add(9, Claims.WHOLE, RejectReason.AHEAD);
        claims.sort();

        assertThat(claims.take(2, Claims.WHOLE)).isNull();
        assertThat(claims.take(4, Claims.WHOLE)).isNull();
        claims.finish();

        assertThat(objections)
                .containsExactly(
                        "events-4@3: LATE, must be none, there is no such event",
                        "events-4@9: AHEAD, must be none, there is no such event");
    }

    @Test
    void aRepeatedClaimIsObjectedToAndTheFirstStands() {
        claims.add(3, Claims.WHOLE, RejectReason.LATE);
        claims.add(3, Claims.WHOLE, RejectReason.MALFORMED);
        claims.sort();

        assertThat(claims.take(3, Claims.WHOLE)).isEqualTo(RejectReason.MALFORMED);

        assertThat(objections).containsExactly("events-4@3: LATE once more, must be once");
    }

    @Test
    void claimsOnDeletedEventsAreLeftOut() {
        claims.add(3, Claims.WHOLE, RejectReason.LATE);
        claims.add(7, Claims.WHOLE, RejectReason.LATE);
        claims.sort();

        claims.skipBefore(7);

        assertThat(claims.take(7, Claims.WHOLE)).isEqualTo(RejectReason.LATE);
        assertThat(objections).isEmpty();
    }

    @Test
    void eachElementOfARecordHasAClaimOfItsOwn() {
        claims.add(5, 499_999, RejectReason.LATE);
        claims.add(5, 0, RejectReason.NO_USER);
        claims.add(4, Claims.WHOLE, RejectReason.MALFORMED);
        claims.sort();

        assertThat(claims.take(4, Claims.WHOLE)).isEqualTo(RejectReason.MALFORMED);
        assertThat(claims.take(5, 0)).isEqualTo(RejectReason.NO_USER);
        assertThat(claims.take(5, 1)).isNull();
        assertThat(claims.take(5, 499_999)).isEqualTo(RejectReason.LATE);
        assertThat(claims.take(6, 0)).isNull();
        assertThat(objections).isEmpty();
    }
}

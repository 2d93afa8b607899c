package dev.rollcall.service.audit.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private final List<String> objections = new ArrayList<>();
    private final Claims claims = new Claims(
            4,
            (partition, offset, published, recomputed) ->
                    objections.add(partition + "@" + offset + ": " + published + ", must be " + recomputed));

    @Test
    void everyReasonComesBackForItsEventInWhateverOrderTheClaimsCame() {
        RejectReason[] reasons = RejectReason.values();
        for (int i = reasons.length - 1; i >= 0; i--) {
            claims.add(1_000_000_000_000L + 2L * i, reasons[i]);
        }
        claims.sort();

        for (int i = 0; i < reasons.length; i++) {
            assertThat(claims.take(1_000_000_000_000L + 2L * i)).isEqualTo(reasons[i]);
            assertThat(claims.take(1_000_000_000_001L + 2L * i)).isNull();
        }
        assertThat(objections).isEmpty();
    }

    @Test
    void aClaimOnNoEventIsObjectedTo() {
        claims.add(3, RejectReason.LATE);
        claims.add(9, RejectReason.AHEAD);
        claims.sort();

        assertThat(claims.take(2)).isNull();
        assertThat(claims.take(4)).isNull();
        claims.finish();

        assertThat(objections)
                .containsExactly(
                        "4@3: LATE, must be none, there is no such event",
                        "4@9: AHEAD, must be none, there is no such event");
    }

    @Test
    void aRepeatedClaimIsObjectedToAndTheFirstStands() {
        claims.add(3, RejectReason.LATE);
        claims.add(3, RejectReason.MALFORMED);
        claims.sort();

        assertThat(claims.take(3)).isEqualTo(RejectReason.MALFORMED);

        assertThat(objections).containsExactly("4@3: LATE once more, must be once");
    }

    @Test
    void claimsOnDeletedEventsAreLeftOut() {
        claims.add(3, RejectReason.LATE);
        claims.add(7, RejectReason.LATE);
        claims.sort();

        claims.skipBefore(7);

        assertThat(claims.take(7)).isEqualTo(RejectReason.LATE);
        assertThat(objections).isEmpty();
    }
}

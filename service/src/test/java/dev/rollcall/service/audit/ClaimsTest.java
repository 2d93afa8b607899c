package dev.rollcall.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private final Claims claims = new Claims(4);
    private final List<String> objections = new ArrayList<>();

    @Test
    void everyReasonComesBackForItsEventInWhateverOrderTheClaimsCame() {
        RejectReason[] reasons = RejectReason.values();
        for (int i = reasons.length - 1; i >= 0; i--) {
            claims.add(1_000_000_000_000L + 2L * i, reasons[i]);
        }
        claims.sort();

        for (int i = 0; i < reasons.length; i++) {
            assertThat(take(1_000_000_000_000L + 2L * i)).isEqualTo(reasons[i]);
            assertThat(take(1_000_000_000_001L + 2L * i)).isNull();
        }
        assertThat(objections).isEmpty();
    }

    @Test
    void aClaimOnNoEventIsObjectedTo() {
        claims.add(3, RejectReason.LATE);
        claims.add(9, RejectReason.AHEAD);
        claims.sort();

        assertThat(take(2)).isNull();
        assertThat(take(4)).isNull();
        claims.finish(objection());

        assertThat(objections).containsExactly("none at 4@3: LATE", "none at 4@9: AHEAD");
    }

    @Test
    void aRepeatedClaimIsObjectedToAndTheFirstStands() {
        claims.add(3, RejectReason.LATE);
        claims.add(3, RejectReason.MALFORMED);
        claims.sort();

        assertThat(take(3)).isEqualTo(RejectReason.MALFORMED);

        assertThat(objections).containsExactly("again at 4@3: LATE");
    }

    @Test
    void claimsOnDeletedEventsAreLeftOut() {
        claims.add(3, RejectReason.LATE);
        claims.add(7, RejectReason.LATE);
        claims.sort();

        claims.skipBefore(7);

        assertThat(take(7)).isEqualTo(RejectReason.LATE);
        assertThat(objections).isEmpty();
    }

    private RejectReason take(long offset) {
        return claims.take(offset, objection());
    }

    private Claims.Objection objection() {
        return new Claims.Objection() {
            @Override
            public void noEvent(int partition, long offset, RejectReason reason) {
                objections.add("none at " + partition + "@" + offset + ": " + reason);
            }

            @Override
            public void repeated(int partition, long offset, RejectReason reason) {
                objections.add("again at " + partition + "@" + offset + ": " + reason);
            }
        };
    }
}

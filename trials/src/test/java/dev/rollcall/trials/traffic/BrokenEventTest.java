package dev.rollcall.trials.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenEventTest {
    private static final long NOW = 1_795_478_400_123L;

    @ParameterizedTest
    @EnumSource(BrokenEvent.class)
    void everyKindIsBrokenInTheWayItClaims(BrokenEvent kind) {
        Session session = new Session(3, Country.DE, Platform.WEB, 3_600, 99);

        GeneratedEvent event = kind.write(session, NOW);

        assertThat(new JsonJudge(ZoneOffset.UTC).judge(event).rejected())
                .isNotNull()
                .isEqualTo(event.rejected());
    }

    @Test
    void enormousEventsComeAtFixedDistances() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(LongStream.range(0, 400_000)
                        .filter(BrokenEvent::isEnormous)
                        .mapToObj(index -> BrokenEvent.of(index, random)))
                .containsExactly(
                        BrokenEvent.HUGE,
                        BrokenEvent.DEEP_FIRST,
                        BrokenEvent.DEEP_LAST,
                        BrokenEvent.HUGE,
                        BrokenEvent.DEEP_FIRST,
                        BrokenEvent.DEEP_LAST);
    }
}

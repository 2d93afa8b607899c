package dev.rollcall.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {
    private Instant now = Instant.EPOCH;
    private boolean away;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final BrokerWatch watch = new BrokerWatch(this::ask, clock);

    @Test
    void anOutageIsSaidOnceAndItsEndOnce() {
        away = true;
        List<String> said = new ArrayList<>(look(12));
        away = false;
        said.addAll(look(12));

        assertThat(said)
                .containsExactly(
                        "No broker has answered for 20 s; counting goes on where it stopped when one is back",
                        "The brokers are back after 65 s");
    }

    @Test
    void aShortSilenceIsNotWorthALine() {
        away = true;
        List<String> said = new ArrayList<>(look(3));
        away = false;
        said.addAll(look(3));

        assertThat(said).isEmpty();
    }

    @Test
    void theSilenceLastsFromTheLastAnswerUntilNow() {
        look(2);
        away = true;
        look(3);
        now = now.plus(Duration.ofSeconds(2));

        assertThat(watch.silence()).isEqualTo(Duration.ofSeconds(17));
    }

    private List<String> look(int times) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            now = now.plus(Duration.ofSeconds(5));
            watch.look().ifPresent(said::add);
        }
        return said;
    }

    private void ask() {
        if (away) {
            throw new UserError("no broker");
        }
    }
}

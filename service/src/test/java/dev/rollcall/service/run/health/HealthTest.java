package dev.rollcall.service.run.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
    private static final Duration ANSWERED = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(301);
    private static final OptionalDouble NOTHING = OptionalDouble.empty();

    @Test
    void anInstanceThatCountsIsLiveAndReady() {
        Health health = of(State.RUNNING, NOTHING, ANSWERED);

        assertThat(health.live()).isEqualTo(new HealthReport(true, List.of()));
        assertThat(health.ready()).isEqualTo(new HealthReport(true, List.of()));
    }

    @Test
    void beforeTheStartItIsNotReady() {
        assertNotReadyButLive(of(State.CREATED, NOTHING, ANSWERED), "not started");
    }

    @Test
    void whileStateIsRestoredItSaysHowMuchThereIs() {
        assertNotReadyButLive(of(State.REBALANCING, OptionalDouble.of(0.439), ANSWERED), "restoring 43 %");
    }

    @Test
    void aRebalanceWithoutAnythingToRestoreIsSaidToBeOne() {
        assertNotReadyButLive(of(State.REBALANCING, NOTHING, ANSWERED), "rebalancing");
        assertNotReadyButLive(of(State.REBALANCING, OptionalDouble.of(1), ANSWERED), "rebalancing");
    }

    @Test
    void brokersThatAreAwayAreNoReasonToRestart() {
        assertNotReadyButLive(of(State.RUNNING, NOTHING, Duration.ofMillis(20_900)), "no broker for 20 s");
    }

    @Test
    void aShortSilenceIsNotSpokenOf() {
        assertThat(of(State.RUNNING, NOTHING, Duration.ofMillis(19_900)).ready().ok())
                .isTrue();
    }

    @Test
    void allReasonsAreGiven() {
        assertNotReadyButLive(
                of(State.REBALANCING, NOTHING, Duration.ofSeconds(70)), "rebalancing", "no broker for 70 s");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void anInstanceThatStopsIsNotReadyAndIsLeftAlone(State state) {
        Health health = new Health(() -> new Vitals(
                state, NOTHING, Duration.ofSeconds(30), Optional.of(LONG), Optional.empty(), true, Optional.empty()));

        assertNotReadyButLive(health, "stopping");
    }

    @Test
    void threadsThatFailedForGoodAreAReasonToRestart() {
        StreamsException failure = new StreamsException("of user u1", new IllegalStateException("of user u1"));
        Health health = new Health(() -> new Vitals(
                State.RUNNING, NOTHING, ANSWERED, Optional.empty(), Optional.empty(), false, Optional.of(failure)));

        assertThat(health.live().ok()).isFalse();
        assertThat(health.live().reasons()).containsExactly("threads failed: IllegalStateException, see the log");
        assertThat(health.ready()).isEqualTo(health.live());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING_SHUTDOWN", "NOT_RUNNING", "PENDING_ERROR", "ERROR"})
    void anEndThatNobodyAskedForIsAReasonToRestart(State state) {
        Health health = of(state, NOTHING, ANSWERED);

        assertThat(health.live().reasons()).containsExactly("threads failed: " + state + ", see the log");
        assertThat(health.ready()).isEqualTo(health.live());
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "REBALANCING"})
    void aStuckThreadIsAReasonToRestart(State state) {
        Health health = new Health(() ->
                new Vitals(state, NOTHING, ANSWERED, Optional.of(LONG), Optional.empty(), false, Optional.empty()));

        assertThat(health.live().reasons()).containsExactly("a thread is stuck: no poll for 301 s");
        assertThat(health.ready()).isEqualTo(health.live());
    }

    @Test
    void whoWaitsForASchemaIsNotReadyAndIsLeftAlone() {
        Health health = new Health(() -> new Vitals(
                State.RUNNING,
                NOTHING,
                ANSWERED,
                Optional.empty(),
                Optional.of("waiting for the schema registry, schema 7"),
                false,
                Optional.empty()));

        assertNotReadyButLive(health, "waiting for the schema registry, schema 7");
    }

    private static Health of(State state, OptionalDouble restored, Duration silence) {
        return new Health(() ->
                new Vitals(state, restored, silence, Optional.empty(), Optional.empty(), false, Optional.empty()));
    }

    private static void assertNotReadyButLive(Health health, String... reasons) {
        assertThat(health.ready().ok()).isFalse();
        assertThat(health.ready().reasons()).containsExactly(reasons);
        assertThat(health.live().ok()).isTrue();
    }
}

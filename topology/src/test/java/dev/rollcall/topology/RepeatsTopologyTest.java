package dev.rollcall.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What intake need not send because the ledger has read it. */
class RepeatsTopologyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path stateDir;

    @Test
    void aRepeatThatTheLedgerHasReadIsNotSentAgain() {
        try (TestRollcall rollcall = new TestRollcall(stateDir, Map.of("visits.partitions", "1"))) {
            rollcall.event("ann", "2026-11-22T08:00:00Z")
                    .event("ann", "2026-11-22T09:00:00Z")
                    .event("ann", "2026-11-23T08:00:00Z");

            assertThat(rollcall.sentVisits()).containsExactly(1, 0, 1);
            assertThat(rollcall.report("all"))
                    .containsExactly(entry("2026-11-22", "1/1/1/1"), entry("2026-11-23", "1/1/1/0"));
            assertThat(rollcall.accounts().first()).isEqualTo(2);
            assertThat(rollcall.accounts().repeat()).isEqualTo(1);
        }
    }

    @Test
    void everyVisitOfABatchThatTheLedgerHasReadIsKnown() {
        try (TestRollcall rollcall = new TestRollcall(stateDir, Map.of("visits.partitions", "1"))) {
            rollcall.poll(NOON, "ann", "bob", "cid")
                    .poll(NOON.plusSeconds(1), "cid", "bob", "ann", "dee", "dee")
                    .poll(NOON.plus(Duration.ofDays(1)), "bob", "ann");

            assertThat(rollcall.sentVisits()).containsExactly(3, 2, 2);
            assertThat(rollcall.report("all"))
                    .containsExactly(entry("2026-11-22", "4/4/4/4"), entry("2026-11-23", "2/4/4/0"));
            assertThat(rollcall.accounts().repeat()).isEqualTo(4);
        }
    }

    @Test
    void everyVisitOfSeveralBlocksIsKnown() {
        try (TestRollcall rollcall = new TestRollcall(stateDir, Map.of("visits.partitions", "1"))) {
            String[] users =
                    IntStream.range(0, 150).mapToObj(user -> "u" + user).toArray(String[]::new);
            rollcall.poll(NOON, users).poll(NOON, users);

            assertThat(rollcall.sentVisits()).containsExactly(150, 0);
            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "150/150/150/150"));
            assertThat(rollcall.accounts().repeat()).isEqualTo(150);
        }
    }

    @Test
    void aRepeatWithTheSameDimensionValuesIsNotSentAgain() {
        try (TestRollcall rollcall =
                new TestRollcall(stateDir, Map.of("visits.partitions", "1", "dimensions", "country,os=device.os"))) {
            String event =
                    "{\"user_id\":\"ann\",\"ts\":1795348800,\"country\":\"DE\",\"device\":{\"os\":\"a long one\"}}";
            rollcall.event(event, NOON).event(event, NOON);

            assertThat(rollcall.sentVisits()).containsExactly(1, 0);
        }
    }

    @Test
    void aRepeatInAllThatIsTheFirstInASegmentIsSent() {
        try (TestRollcall rollcall =
                new TestRollcall(stateDir, Map.of("visits.partitions", "1", "dimensions", "country"))) {
            rollcall.event("{\"user_id\":\"ann\",\"ts\":1795348800,\"country\":\"DE\"}", NOON)
                    .event("{\"user_id\":\"ann\",\"ts\":1795348800,\"country\":\"FR\"}", NOON);

            assertThat(rollcall.sentVisits()).containsExactly(1, 1);
            assertThat(rollcall.report("country=FR")).containsExactly(entry("2026-11-22", "1/1/1/1"));
        }
    }
}

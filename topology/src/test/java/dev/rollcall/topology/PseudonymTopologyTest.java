package dev.rollcall.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.RejectedHeaders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymTopologyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<String, String> KEY = Map.of("user.pseudonym.key", "k".repeat(32));

    @TempDir
    private Path stateDir;

    @Test
    void countsAreThoseWithoutTheKey() {
        try (TestRollcall plain = new TestRollcall(stateDir.resolve("plain"), Map.of());
                TestRollcall replaced = new TestRollcall(stateDir.resolve("replaced"), KEY)) {
            for (TestRollcall rollcall : new TestRollcall[] {plain, replaced}) {
                rollcall.event("ann", "2026-11-01T12:00:00Z")
                        .event("bob", "2026-11-07T12:00:00Z")
                        .event("ann", "2026-11-07T13:00:00Z")
                        .event("ann", "2026-11-07T14:00:00Z");
            }

            assertThat(replaced.report("all")).isEqualTo(plain.report("all")).hasSize(7);
            assertThat(replaced.accounts()).isEqualTo(plain.accounts());
        }
    }

    @Test
    void whatIntakeRejectsKeepsOnlyItsReasonItsTimeAndItsPlace() {
        try (TestRollcall rollcall = new TestRollcall(stateDir, KEY)) {
            rollcall.event("ann", "2026-11-22T12:00:00Z");
            RecordHeaders headers = new RecordHeaders();
            headers.add("user", "ann".getBytes(UTF_8));

            rollcall.event(
                    new TestRecord<>("ann".getBytes(UTF_8), "{\"user_id\":\"ann\"}".getBytes(UTF_8), headers, NOON));

            assertThat(rollcall.rejected()).singleElement().satisfies(rejected -> {
                assertEmpty(rejected);
                assertThat(rejected.timestamp()).isEqualTo(NOON.toEpochMilli());
                assertThat(header(rejected, RejectedHeaders.REASON)).isEqualTo("NO_TIME");
                assertThat(header(rejected, RejectedHeaders.OFFSET)).isEqualTo("1");
            });
        }
    }

    private static void assertEmpty(TestRecord<byte[], byte[]> rejected) {
        assertThat(rejected.key()).isNull();
        assertThat(rejected.value()).isNull();
        assertThat(rejected.headers())
                .extracting(Header::key)
                .containsExactly(
                        RejectedHeaders.REASON,
                        RejectedHeaders.DETAIL,
                        RejectedHeaders.TOPIC,
                        RejectedHeaders.PARTITION,
                        RejectedHeaders.OFFSET);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}

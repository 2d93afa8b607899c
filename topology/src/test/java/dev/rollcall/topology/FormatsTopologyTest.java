package dev.rollcall.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.testing.ShapeRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page of formats says of shapes of events is what the whole topology makes of them. */
class FormatsTopologyTest {
    @TempDir
    private Path stateDir;

    @ParameterizedTest
    @MethodSource("dev.rollcall.testing.ShapeRow#accepted")
    void anEventOfThisShapeIsCountedIgnoredOrRejectedAsThePageSays(ShapeRow row) {
        Map<String, String> settings = new TreeMap<>(row.settings());
        settings.put("first-visits.topic", "first");
        try (TestRollcall rollcall = new TestRollcall(stateDir, settings)) {
            rollcall.event(new TestRecord<>(row.key(), row.value(), Instant.ofEpochMilli(row.timestamp())));

            List<TestRecord<byte[], byte[]>> rejected = rollcall.rejected();
            List<String> outcomes = new ArrayList<>();
            rollcall.firstVisits().forEach(visit -> outcomes.add(ShapeRow.outcome(visit)));
            rejected.forEach(record -> outcomes.add("`" + header(record, RejectedHeaders.REASON) + "`"));
            Accounts accounts = rollcall.accounts();
            outcomes.addAll(List.of("ignored").subList(0, (int) accounts.ignored()));

            assertThat(outcomes).containsExactlyInAnyOrderElementsOf(row.outcomes());
            assertThat(rejected).allSatisfy(record -> assertThat(header(record, RejectedHeaders.DETAIL))
                    .contains(row.detail()));
            assertIndexes(row, rejected);
            assertAccounts(row, accounts, rejected);
        }
    }

    /** Of a record whose elements were told apart each rejected one says which it is. */
    private static void assertIndexes(ShapeRow row, List<TestRecord<byte[], byte[]>> rejected) {
        if (row.outcomes().size() > 1) {
            assertThat(rejected).allSatisfy(record -> assertThat(
                            row.outcomes().get(Integer.parseInt(header(record, RejectedHeaders.INDEX))))
                    .isEqualTo("`" + header(record, RejectedHeaders.REASON) + "`"));
        }
    }

    private static void assertAccounts(ShapeRow row, Accounts accounts, List<TestRecord<byte[], byte[]>> rejected) {
        Map<RejectReason, Long> reasons = rejected.stream()
                .collect(Collectors.groupingBy(
                        record -> RejectReason.valueOf(header(record, RejectedHeaders.REASON)), Collectors.counting()));
        assertThat(accounts)
                .returns((long) row.outcomes().size(), Accounts::read)
                .returns(0L, Accounts::repeat)
                .returns(reasons, Accounts::rejected)
                .matches(Accounts::balances, "balances");
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), UTF_8);
    }
}

package dev.rollcall.service.report;

import static dev.rollcall.service.report.Rows.record;
import static dev.rollcall.service.report.Rows.row;
import static dev.rollcall.service.report.Rows.takenBack;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.report.ReportRow;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LatestRowsTest {
    private final ReportRow before = row("2026-11-20", "all", 1, 2, 3, 4);
    private final ReportRow after = row("2026-11-20", "all", 2, 3, 4, 5);
    private final LatestRows rows = new LatestRows();

    @Test
    void theLatestRowOfADayAndSegmentIsTheTruth() {
        rows.apply(record(before));
        rows.apply(record(after));

        assertThat(rows.rows()).containsExactly(after);
    }

    @Test
    void rowsComeByDayThenBySegment() {
        ReportRow first = row("2026-11-19", "country=US", 1, 2, 3, 4);
        ReportRow last = row("2026-11-20", "country=DE", 1, 2, 3, 4);
        rows.apply(record(last));
        rows.apply(record(before));
        rows.apply(record(first));

        assertThat(rows.rows()).containsExactly(first, before, last);
    }

    @Test
    void aRowThatChangesIsReturned() {
        rows.apply(record(before));

        assertThat(rows.apply(record(after))).contains(after);
    }

    @Test
    void aRowThatSaysWhatWasKnownIsNotReturned() {
        rows.apply(record(before));

        assertThat(rows.apply(record(before))).isEmpty();
    }

    @Test
    void aRecordWithoutAValueTakesTheRowBack() {
        rows.apply(record(before));
        rows.apply(takenBack(before));

        assertThat(rows.rows()).isEmpty();
    }

    @Test
    void somethingElseInTheTopicIsNamed() {
        ConsumerRecord<byte[], byte[]> foreign =
                new ConsumerRecord<>("events", 2, 41, "u".getBytes(UTF_8), "{\"user\":1}".getBytes(UTF_8));

        assertThatThrownBy(() -> rows.apply(foreign))
                .isInstanceOf(UnreadableTopicException.class)
                .hasMessage("topic events, partition 2, offset 41 holds no report row: there is no field day;"
                        + " check output.topic");
    }

    @Test
    void aRecordWithoutAKeyIsNamed() {
        ConsumerRecord<byte[], byte[]> foreign = new ConsumerRecord<>("events", 2, 41, null, new byte[0]);

        assertThatThrownBy(() -> rows.apply(foreign))
                .isInstanceOf(UnreadableTopicException.class)
                .hasMessage("topic events, partition 2, offset 41 holds no report row: it has no key;"
                        + " check output.topic");
    }
}

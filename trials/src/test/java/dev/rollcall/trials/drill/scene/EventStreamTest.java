package dev.rollcall.trials.drill.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.event.RejectReason;
import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.GeneratedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    /** Three days and a bit. */
    private static final int EVENTS = 310_000;

    @Test
    void theSameSeedGivesTheSameEvents() {
        EventStream one = new EventStream(5);
        EventStream same = new EventStream(5);

        for (int index = 0; index < 30_000; index++) {
            GeneratedEvent event = one.next();
            GeneratedEvent again = same.next();
            assertThat(again.value()).isEqualTo(event.value());
            assertThat(again.recordMillis()).isEqualTo(event.recordMillis());
        }
    }

    @Test
    void everythingThatCanBeWrongWithEventsComesWithinTheFirstDays() {
        EventStream stream = new EventStream(1);
        StreamTruth truth = new StreamTruth(7, 30, new CohortLimits(90, 26, 24));
        Set<LocalDate> days = new HashSet<>();
        for (int index = 0; index < EVENTS; index++) {
            GeneratedEvent event = stream.next();
            truth.add(index % 3, event);
            days.add(LocalDate.ofInstant(Instant.ofEpochMilli(event.recordMillis()), EventStream.ZONE));
        }

        AccountTotals totals = truth.totals().accounts();

        assertThat(days).hasSize(4).contains(LocalDate.of(2026, 3, 29));
        assertThat(totals.rejected())
                .containsKeys(
                        RejectReason.MALFORMED,
                        RejectReason.TOO_LARGE,
                        RejectReason.NO_USER,
                        RejectReason.LATE,
                        RejectReason.AHEAD);
        assertThat(stream.duplicates()).isBetween(EVENTS / 200L, EVENTS / 50L);
        assertThat(totals.first()).isGreaterThan(EVENTS / 50);
        assertThat(totals.repeat()).isGreaterThan(EVENTS / 2);
    }

    @Test
    void thePartitionsAddUpToTheWhole() {
        EventStream stream = new EventStream(2);
        StreamTruth truth = new StreamTruth(7, 30, new CohortLimits(90, 26, 24));
        for (int index = 0; index < 50_000; index++) {
            assertThat(truth.add(index % 3, stream.next())).isEqualTo(index / 3);
        }

        AccountTotals totals = truth.totals().accounts();

        assertThat(truth.partitions().values().stream()
                        .mapToLong(PartitionTruth::events)
                        .sum())
                .isEqualTo(totals.read());
        totals.rejected().forEach((reason, events) -> assertThat(truth.partitions().values().stream()
                        .mapToLong(partition -> partition.rejectedByReason().getOrDefault(reason, 0L))
                        .sum())
                .isEqualTo(events));
    }
}

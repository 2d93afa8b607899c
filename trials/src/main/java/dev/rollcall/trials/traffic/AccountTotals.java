package dev.rollcall.trials.traffic;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.event.RejectReason;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the events of all input partitions together.
 *
 * @param read how many events were read
 * @param first how many of them were first visits, counted on segment {@code all}
 * @param repeat how many of them were repeats
 * @param ignored how many of them are no activity, as the configuration says
 * @param rejected how many of them were rejected for each reason; not null, never changes
 */
public record AccountTotals(long read, long first, long repeat, long ignored, Map<RejectReason, Long> rejected) {
    /** Nothing was read yet. */
    public static final AccountTotals NONE = new AccountTotals(0, 0, 0, 0, Map.of());

    /** Copies, in the order of the reasons. */
    public AccountTotals {
        rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
    }

    /**
     * All rejected events.
     *
     * @return the sum over the reasons
     */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        String reasons = rejected.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        return text("read %d, first %d, repeat %d, ignored %d, rejected %s", read, first, repeat, ignored, reasons);
    }
}

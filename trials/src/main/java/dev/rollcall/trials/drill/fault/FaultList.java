package dev.rollcall.trials.drill.fault;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which faults a drill has, and how many of each kind; a kind without a number comes again and again until the time is over. Immutable.
 *
 * @param counts by kind, in the order in which they were named; not null
 */
public record FaultList(Map<FaultKind, OptionalInt> counts) {
    private static final int MOST = 10_000;

    /** Makes a copy. */
    public FaultList {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /**
     * Every kind, for as long as there is time.
     *
     * @return the list
     */
    public static FaultList all() {
        Map<FaultKind, OptionalInt> counts = new LinkedHashMap<>();
        Arrays.stream(FaultKind.values()).forEach(kind -> counts.put(kind, OptionalInt.empty()));
        return new FaultList(counts);
    }

    /**
     * Reads a list such as {@code kill:100,pause,broker-kill:30}.
     *
     * @param text the list, not null
     * @return the list
     * @throws IllegalArgumentException with a line for the user
     */
    public static FaultList parse(String text) {
        Map<FaultKind, OptionalInt> counts = new LinkedHashMap<>();
        for (String item : text.split(",", -1)) {
            String[] parts = item.strip().split(":", 2);
            FaultKind kind = FaultKind.of(parts[0]).orElseThrow(() -> unknown(parts[0]));
            OptionalInt count = parts.length == 1 ? OptionalInt.empty() : OptionalInt.of(count(item, parts[1]));
            if (kind == FaultKind.DIRTY && count.isPresent()) {
                throw new IllegalArgumentException("'" + item + "': dirty events come throughout, and have no number");
            }
            if (counts.put(kind, count) != null) {
                throw new IllegalArgumentException("'" + kind.label() + "' is there twice");
            }
        }
        return new FaultList(counts);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("'" + name + "' is no fault; the faults are "
                + Arrays.stream(FaultKind.values()).map(FaultKind::label).collect(Collectors.joining(", ")));
    }

    private static int count(String item, String number) {
        try {
            int count = Integer.parseInt(number);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException("'" + item + "': the number must be 1 to " + MOST);
    }

    /**
     * The same list with so many faults of a kind, which it gets if it does not have it.
     *
     * @param kind not null
     * @param count 1 to 10,000
     * @return a changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public FaultList with(FaultKind kind, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(kind.label() + "s is " + count + ", and must be 1 to " + MOST);
        }
        Map<FaultKind, OptionalInt> changed = new LinkedHashMap<>(counts);
        changed.put(kind, OptionalInt.of(count));
        return new FaultList(changed);
    }

    /**
     * The kinds.
     *
     * @return in the order in which they were named
     */
    public Set<FaultKind> kinds() {
        return counts.keySet();
    }

    /**
     * How many faults of a kind there must be.
     *
     * @param kind one of {@link #kinds()}
     * @return the number; empty if they come until the time is over
     */
    public OptionalInt count(FaultKind kind) {
        return counts.get(kind);
    }

    /**
     * Whether the drill goes on until its time is over.
     *
     * @return false if there are faults, and every kind has a number
     */
    public boolean needsTime() {
        return scheduled().isEmpty()
                || scheduled().stream().anyMatch(kind -> count(kind).isEmpty());
    }

    /**
     * The kinds that happen at one moment: all but {@link FaultKind#DIRTY}.
     *
     * @return in the order in which they were named
     */
    public List<FaultKind> scheduled() {
        return kinds().stream().filter(kind -> kind != FaultKind.DIRTY).toList();
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().label()
                        + (entry.getValue().isPresent() ? ":" + entry.getValue().getAsInt() : ""))
                .collect(Collectors.joining(","));
    }
}

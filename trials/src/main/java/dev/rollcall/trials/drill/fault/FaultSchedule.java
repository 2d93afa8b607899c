package dev.rollcall.trials.drill.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Which fault comes next. The order follows from the list, the length and the seed alone; how far a drill gets in it depends on the
 * machine.
 *
 * <p>Faults come in rounds, each in an order of its own: every kind without a number once, and of those with a number such a share
 * that they are spread over the drill. The first round is complete even if the time is over by then. Not thread-safe.
 */
public final class FaultSchedule {
    /** What a fault takes with its recovery, roughly: only for how many rounds the numbered kinds are spread over. */
    private static final int USUAL_SECONDS = 15;

    private static final int LEAST_PAUSE_MILLIS = 300;
    private static final int MOST_PAUSE_MILLIS = 2_000;

    private final FaultList faults;
    private final Random random;
    private final Deque<FaultKind> round = new ArrayDeque<>();
    private final Map<FaultKind, Integer> planned = new EnumMap<>(FaultKind.class);
    private final int rounds;
    private int roundsBegun;

    /**
     * A schedule at its beginning.
     *
     * @param faults which, not null
     * @param length of the drill, not null
     * @param seed selects the order and the pauses
     */
    public FaultSchedule(FaultList faults, Duration length, long seed) {
        this.faults = faults;
        random = new Random(seed);
        rounds = rounds(faults, length);
    }

    private static int rounds(FaultList faults, Duration length) {
        List<FaultKind> scheduled = faults.scheduled();
        long endless =
                scheduled.stream().filter(kind -> faults.count(kind).isEmpty()).count();
        return endless > 0
                ? (int) Math.max(1, length.toSeconds() / (USUAL_SECONDS * endless))
                : scheduled.stream()
                        .mapToInt(kind -> faults.count(kind).getAsInt())
                        .min()
                        .orElse(1);
    }

    /**
     * The next fault.
     *
     * @param timeIsOver whether only faults with a number, and those of the first round, are still wanted
     * @return empty when the drill has had all
     */
    public Optional<PlannedFault> next(boolean timeIsOver) {
        if (timeIsOver && roundsBegun > 1) {
            round.removeIf(kind -> faults.count(kind).isEmpty());
        }
        if (round.isEmpty()) {
            begin(timeIsOver && roundsBegun > 0);
        }
        return Optional.ofNullable(round.poll()).map(this::plan);
    }

    private void begin(boolean numberedOnly) {
        List<FaultKind> kinds = new ArrayList<>();
        for (FaultKind kind : faults.scheduled()) {
            int share = share(kind, numberedOnly);
            kinds.addAll(Collections.nCopies(share, kind));
        }
        Collections.shuffle(kinds, random);
        round.addAll(kinds);
        roundsBegun++;
    }

    private int share(FaultKind kind, boolean numberedOnly) {
        OptionalInt count = faults.count(kind);
        if (count.isEmpty()) {
            return numberedOnly ? 0 : 1;
        }
        int left = count.getAsInt() - planned.getOrDefault(kind, 0);
        int roundsLeft = Math.max(1, rounds - roundsBegun);
        return (left + roundsLeft - 1) / roundsLeft;
    }

    private PlannedFault plan(FaultKind kind) {
        int ordinal = planned.merge(kind, 1, Integer::sum) - 1;
        Duration after = Duration.ofMillis(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
        return new PlannedFault(kind, ordinal, after, random.nextLong());
    }
}

package dev.rollcall.trials.testbed;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a {@link TcpProxy} does to its connections. Immutable.
 *
 * @param cut whether there may be no connections
 * @param open the directions in which bytes go through, not null
 * @param delay how much later every byte arrives, not null
 */
record Conditions(boolean cut, Set<Direction> open, Duration delay) {
    static final Conditions HEALTHY = delayed(Duration.ZERO);
    static final Conditions CUT = new Conditions(true, Set.of(), Duration.ZERO);
    static final Conditions BLACKHOLE = new Conditions(false, Set.of(), Duration.ZERO);

    Conditions {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative, and is " + delay);
        }
        open = Set.copyOf(open);
    }

    static Conditions delayed(Duration delay) {
        return new Conditions(false, EnumSet.allOf(Direction.class), delay);
    }

    static Conditions oneWay(Direction direction) {
        return new Conditions(false, Set.of(direction), Duration.ZERO);
    }
}

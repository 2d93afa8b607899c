package dev.rollcall.trials.lab.relay;

import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that a point is reached, and stands still there, to be killed. Immutable. */
record StopAt(Point point, int number) implements Observer {
    /** What it says, in a line of the log. */
    static final String SAYS = "Reached";

    private static final Logger LOG = LoggerFactory.getLogger(StopAt.class);

    /** Reads {@code POINT:NUMBER}. */
    static StopAt parse(String text) {
        String[] parts = text.split(":", 2);
        return new StopAt(Point.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public void at(Point now, int last) {
        if (now == point && last >= number) {
            LOG.info("{} {}", SAYS, this);
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park(this);
            }
        }
    }

    @Override
    public boolean wantsFlushed() {
        return true;
    }

    @Override
    public String toString() {
        return point + ":" + number;
    }
}

package dev.rollcall.trials.lab.relay;

/** Is told how far a relay is, on the thread of the relay, which goes on when it returns. */
@FunctionalInterface
public interface Observer {
    /** Takes no notice. */
    Observer NONE = (point, number) -> {};

    /**
     * The relay is at a point.
     *
     * @param point of the work on a batch, not null
     * @param number of the last event of the batch
     */
    void at(Point point, int number);

    /**
     * Whether the brokers must have what is written before a point is reached.
     *
     * @return false for one that only looks on
     */
    default boolean wantsFlushed() {
        return false;
    }
}

package dev.rollcall.trials.lab.relay;

/** Places in the work on a batch at which a relay can be killed. */
public enum Point {
    /** The batch has been received. */
    RECEIVED("after the poll"),

    /** The brokers have the results of its first half. */
    HALFWAY("half the batch written"),

    /** The brokers have all its results. */
    WRITTEN("all written, not all committed"),

    /** Its position is stored, too. */
    COMMITTED("after the commit");

    private final String text;

    Point(String text) {
        this.text = text;
    }

    /**
     * What has just happened.
     *
     * @return a few words
     */
    public String text() {
        return text;
    }
}

package dev.rollcall.changes;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.RejectedCounts;
import dev.rollcall.visits.EventsRead;
import java.util.Map;

/** What became of the events of one input partition since changes were taken last. Not thread-safe. */
public final class AccountsChanges {
    private final String topic;
    private final int partition;
    private final Map<RejectReason, Long> rejected = RejectedCounts.none();
    private long read;
    private long ignored;
    private long lost;
    private long newest = EventsRead.NO_TIMESTAMP;
    private long first;
    private long repeat;

    AccountsChanges(String topic, int partition) {
        this.topic = topic;
        this.partition = partition;
    }

    /**
     * Adds events that were read.
     *
     * @param events how many, and how many of them were ignored or lost
     */
    public void read(EventsRead events) {
        read += events.read();
        ignored += events.ignored();
        lost += events.lost();
        newest = Math.max(newest, events.newest());
    }

    /** Adds a visit that made its user active on its day. */
    public void first() {
        first++;
    }

    /**
     * Adds visits of users who were active on that day already.
     *
     * @param visits how many
     */
    public void repeats(long visits) {
        repeat += visits;
    }

    /**
     * Adds events that were rejected.
     *
     * @param reason why
     * @param events how many
     */
    public void rejected(RejectReason reason, long events) {
        rejected.merge(reason, events, Long::sum);
    }

    /**
     * Where the events came from.
     *
     * @return the input topic
     */
    public String topic() {
        return topic;
    }

    /**
     * Where the events came from.
     *
     * @return the input partition
     */
    public int partition() {
        return partition;
    }

    /**
     * How many events were read.
     *
     * @return events
     */
    public long read() {
        return read;
    }

    /**
     * How many events were deleted before they could be read.
     *
     * @return events, none of them among those that were read
     */
    public long lost() {
        return lost;
    }

    /**
     * How many of them are no activity by configuration.
     *
     * @return events
     */
    public long ignored() {
        return ignored;
    }

    /**
     * The newest timestamp of their records.
     *
     * @return milliseconds since 1970-01-01T00:00:00Z; {@link EventsRead#NO_TIMESTAMP} if there is none
     */
    public long newest() {
        return newest;
    }

    /**
     * How many of them were first visits.
     *
     * @return events
     */
    public long firstVisits() {
        return first;
    }

    /**
     * How many of them were repeats.
     *
     * @return events
     */
    public long repeats() {
        return repeat;
    }

    /**
     * How many of them were rejected.
     *
     * @return events by reason; not a copy
     */
    public Map<RejectReason, Long> rejected() {
        return rejected;
    }

    void write(ByteWriter out) {
        out.putText(topic);
        out.putVarLong(partition);
        out.putVarLong(read);
        out.putVarLong(ignored);
        out.putVarLong(lost);
        out.putZigZag(newest);
        out.putVarLong(first);
        out.putVarLong(repeat);
        RejectedCounts.write(rejected, out);
    }

    static AccountsChanges read(ByteReader in) {
        AccountsChanges change = new AccountsChanges(in.getText(), in.getVarInt());
        change.read = in.getVarLong();
        change.ignored = in.getVarLong();
        change.lost = in.getVarLong();
        change.newest = in.getZigZag();
        change.first = in.getVarLong();
        change.repeat = in.getVarLong();
        RejectedCounts.add(change.rejected, RejectedCounts.read(in));
        return change;
    }
}

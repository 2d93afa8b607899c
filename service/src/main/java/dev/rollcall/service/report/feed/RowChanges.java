package dev.rollcall.service.report.feed;

import dev.rollcall.service.report.RowKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The rows that changed lately, each change with a number, for readers that each go on where they were. A reader that falls too far
 * behind has to read all rows again; nobody waits for it. Thread-safe.
 */
public final class RowChanges {
    private final int most;
    private final Deque<PublishedRow> latest = new ArrayDeque<>();
    private long number;
    private boolean closed;

    /**
     * Without changes.
     *
     * @param most how many changes to remember, 1 or more
     */
    public RowChanges(int most) {
        this.most = most;
    }

    synchronized void add(List<PublishedRow> rows) {
        for (PublishedRow row : rows) {
            latest.addLast(row);
            number++;
            if (latest.size() > most) {
                latest.removeFirst();
            }
        }
        notifyAll();
    }

    /** Every reader has to read all rows again. */
    synchronized void startOver() {
        latest.clear();
        number++;
        notifyAll();
    }

    /**
     * The number of the last change.
     *
     * @return 0 before the first one
     */
    public synchronized long number() {
        return number;
    }

    /**
     * Waits for changes of one segment or of all.
     *
     * @param after the number of the last change that the reader knows
     * @param segment the segment; null for every one
     * @param millis how long to wait at most
     * @return what changed, each row in its newest state; no rows if nothing did in time
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized Changed await(long after, String segment, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Changed changed = since(after, segment);
        long left = deadline - System.nanoTime();
        while (changed.rows().isEmpty() && !changed.missed() && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            changed = since(after, segment);
            left = deadline - System.nanoTime();
        }
        return changed;
    }

    private Changed since(long after, String segment) {
        long wanted = number - after;
        if (wanted > latest.size()) {
            return new Changed(number, List.of(), true);
        }
        Map<RowKey, PublishedRow> newest = new LinkedHashMap<>();
        latest.stream()
                .skip(latest.size() - wanted)
                .filter(change -> segment == null || change.row().segment().equals(segment))
                .forEach(change -> newest.put(RowKey.of(change.row()), change));
        return new Changed(number, newest.values(), false);
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Whether nothing will change any more.
     *
     * @return whether this is closed
     */
    public synchronized boolean closed() {
        return closed;
    }

    /**
     * What changed.
     *
     * @param number the number of the last change, from which the reader goes on
     * @param rows the rows in the order in which they changed
     * @param missed whether changes were forgotten that the reader does not know
     */
    public record Changed(long number, Collection<PublishedRow> rows, boolean missed) {}
}

package dev.rollcall.totals;

import dev.rollcall.changes.Histogram;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Which gaps are to be published: those that changed since they were published last. Not thread-safe. */
final class GapsRows {
    private final TotalsRows rows;
    private final Set<HistogramKey> due = new LinkedHashSet<>();
    private boolean storedAsDue;

    /**
     * Goes on with what is stored.
     *
     * @param rows where it is stored
     * @param position the offset of the first record of changes that is not counted
     */
    GapsRows(TotalsRows rows, long position) {
        this.rows = rows;
        long published = rows.gapsPublished();
        storedAsDue = published < position;
        if (storedAsDue) {
            rows.forEach(Histogram.GAPS, (key, bars) -> {
                if (bars.touched() >= published) {
                    due.add(key);
                }
            });
        }
    }

    /** Takes note of gaps that changed. */
    void changed(HistogramKey key) {
        due.add(key);
        storedAsDue = true;
    }

    /** Takes note of gaps that are published for some other reason. */
    void published(HistogramKey key) {
        due.remove(key);
    }

    int due() {
        return due.size();
    }

    /** Hands over all that are due. */
    void publish(Consumer<HistogramKey> publication) {
        due.forEach(publication);
        due.clear();
    }

    /** Stores that all are published, if they are. */
    void store(long position) {
        if (storedAsDue && due.isEmpty()) {
            rows.putGapsPublished(position);
            storedAsDue = false;
        }
    }
}

package dev.rollcall.totals;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** All histograms, of which some changed since the last transaction, with a cache of those that were used last. Not thread-safe. */
final class Histograms {
    private final TotalsRows rows;
    private final long maxBytes;
    private final Map<HistogramKey, Bars> changed = new HashMap<>();
    private final Map<HistogramKey, Bars> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long cachedBytes;

    /**
     * Goes on with what is stored.
     *
     * @param rows where it is stored
     * @param maxBytes how much heap the cache may take: bytes
     */
    Histograms(TotalsRows rows, long maxBytes) {
        this.rows = rows;
        this.maxBytes = maxBytes;
    }

    /** A histogram, empty if there is none; not to be changed. */
    Bars get(HistogramKey key) {
        Bars bars = changed.get(key);
        if (bars == null) {
            bars = cache.get(key);
        }
        if (bars == null) {
            bars = rows.bars(key);
            keep(key, bars);
        }
        return bars;
    }

    /** Adds to a bar. */
    void add(HistogramKey key, int number, long difference, long offset) {
        changed.computeIfAbsent(key, this::takeOut).add(number, difference, offset);
    }

    private Bars takeOut(HistogramKey key) {
        Bars cached = cache.remove(key);
        if (cached == null) {
            return rows.bars(key);
        }
        cachedBytes -= cached.bytes();
        return cached;
    }

    /** How many have changed since the last transaction. */
    int changes() {
        return changed.size();
    }

    /** Hands over those that have changed since the last transaction. */
    void forEachChanged(BiConsumer<HistogramKey, Bars> visitor) {
        changed.forEach(visitor);
    }

    /** Stores what changed. */
    void store() {
        changed.forEach((key, bars) -> {
            rows.put(key, bars);
            keep(key, bars);
        });
        changed.clear();
    }

    private void keep(HistogramKey key, Bars bars) {
        cache.put(key, bars);
        cachedBytes += bars.bytes();
        Iterator<Bars> eldest = cache.values().iterator();
        while (cachedBytes > maxBytes && cache.size() > 1) {
            cachedBytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}

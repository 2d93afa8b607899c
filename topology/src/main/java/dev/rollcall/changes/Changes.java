package dev.rollcall.changes;

import dev.rollcall.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Adds up, while a transaction is open, what the visits of one ledger task change. All that a visit changes in a segment leaves in one record.
 * Not thread-safe.
 *
 * <pre>
 * record    := version:byte accounts:varint account* segment*
 * segment   := name:text histograms:varint histogram*
 * histogram := kind:byte period:zigzag bars:varint bar*                 see {@link Histogram}
 * bar       := difference to the bar before:varint difference:zigzag
 * </pre>
 */
public final class Changes {
    static final int VERSION = 4;

    /** Half of what a broker takes as one record by default (1 MiB). */
    private static final int RECORD_BYTES = 512 * 1024;

    private final List<SegmentChanges> segments = new ArrayList<>();
    // The numbers of those that are not null: there may be many more segments than a transaction changes.
    private final List<Integer> changed = new ArrayList<>();
    private final Map<String, AccountsChanges> accounts = new LinkedHashMap<>();

    /**
     * Adds to the number of users of one bar of a histogram.
     *
     * @param segment the number of the segment
     * @param histogram which histogram
     * @param period the number of the period that it is of
     * @param bar the gap or age, 0 or more
     * @param difference how many users more
     */
    public void add(int segment, Histogram histogram, int period, int bar, long difference) {
        changes(segment).add(histogram, period, bar, difference);
    }

    /**
     * The accounts of an input partition.
     *
     * @param topic the input topic
     * @param partition the input partition
     * @return what changed so far, to be added to
     */
    public AccountsChanges accounts(String topic, int partition) {
        return accounts.computeIfAbsent(topic + '-' + partition, key -> new AccountsChanges(topic, partition));
    }

    /**
     * How much heap it takes, nearly.
     *
     * @return bytes
     */
    public long bytes() {
        return changed.stream()
                .mapToLong(segment -> segments.get(segment).bytes())
                .sum();
    }

    /**
     * Takes all changes out, so that there are none again.
     *
     * @param segmentNames gives the name of a segment's number
     * @return the values of the records that carry them; none if nothing changed
     */
    public List<byte[]> take(IntFunction<String> segmentNames) {
        List<byte[]> records = new ArrayList<>();
        ByteWriter out = begin(accounts);
        boolean empty = accounts.isEmpty();
        for (int segment : changed) {
            write(out, segmentNames.apply(segment), segments.get(segment));
            segments.set(segment, null);
            empty = false;
            if (out.size() > RECORD_BYTES) {
                records.add(out.toByteArray());
                out = begin(Map.of());
                empty = true;
            }
        }
        if (!empty) {
            records.add(out.toByteArray());
        }
        changed.clear();
        accounts.clear();
        return records;
    }

    private static ByteWriter begin(Map<String, AccountsChanges> accounts) {
        ByteWriter out = new ByteWriter(1024);
        out.putByte(VERSION);
        out.putVarLong(accounts.size());
        accounts.values().forEach(change -> change.write(out));
        return out;
    }

    private static void write(ByteWriter out, String segment, SegmentChanges changes) {
        HistogramsWriter histograms = new HistogramsWriter();
        changes.forEach(histograms);
        histograms.end();
        out.putText(segment);
        out.putVarLong(histograms.count);
        out.putAll(histograms.body);
    }

    private SegmentChanges changes(int segment) {
        while (segment >= segments.size()) {
            segments.add(null);
        }
        SegmentChanges changes = segments.get(segment);
        if (changes == null) {
            changes = new SegmentChanges();
            segments.set(segment, changes);
            changed.add(segment);
        }
        return changes;
    }

    private static final class HistogramsWriter implements SegmentChanges.Visitor {
        private final ByteWriter body = new ByteWriter(1024);
        private final ByteWriter bars = new ByteWriter(1024);
        private int count;
        private Histogram kind = Histogram.GAPS;
        private int period;
        private int barCount;
        private int lastBar;

        @Override
        public void bar(Histogram ofKind, int ofPeriod, int bar, long difference) {
            if (ofKind != kind || ofPeriod != period) {
                end();
                kind = ofKind;
                period = ofPeriod;
            }
            bars.putVarLong(bar - lastBar);
            bars.putZigZag(difference);
            lastBar = bar;
            barCount++;
        }

        private void end() {
            if (barCount == 0) {
                return;
            }
            body.putByte(kind.code());
            body.putZigZag(period);
            body.putVarLong(barCount);
            body.putAll(bars);
            bars.clear();
            barCount = 0;
            lastBar = 0;
            count++;
        }
    }
}

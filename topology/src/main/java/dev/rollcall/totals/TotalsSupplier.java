package dev.rollcall.totals;

import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.commit.CommitPace;
import dev.rollcall.metrics.EventMetrics;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Supplies the totals and their stores. Thread-safe. */
public final class TotalsSupplier implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
    /** The child that takes report rows. */
    public static final String TO_OUTPUT = "output";

    /** The child that takes accounts. */
    public static final String TO_ACCOUNTS = "accounts";

    /** The store of all counts; its changelog topic is named after it. */
    public static final String TOTALS = "totals";

    static final String FOLD = "totals-fold";

    private final ZoneId zone;
    private final String publishedTo;
    private final EventMetrics metrics;
    private final CommitPace pace;

    /**
     * Supplies totals.
     *
     * @param zone the zone that days are in, shown in every report row
     * @param publishedTo which topics take rows and accounts: another text than before if they are others, or were made anew
     * @param metrics where report rows are counted
     * @param pace when to ask for commits, shared by the process
     */
    public TotalsSupplier(ZoneId zone, String publishedTo, EventMetrics metrics, CommitPace pace) {
        this.zone = zone;
        this.publishedTo = publishedTo;
        this.metrics = metrics;
        this.pace = pace;
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new Totals(zone, publishedTo, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(List.of(Totals.store(), BeforeCommit.builder(FOLD, pace)));
    }
}

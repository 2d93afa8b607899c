package dev.rollcall.totals;

import dev.rollcall.fold.FoldStore;
import java.time.ZoneId;
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

    /**
     * Supplies totals.
     *
     * @param zone the zone that days are in, shown in every report row
     */
    public TotalsSupplier(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new Totals(zone);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Totals.store(), FoldStore.builder(FOLD));
    }
}

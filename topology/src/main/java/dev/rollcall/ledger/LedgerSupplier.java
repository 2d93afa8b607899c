package dev.rollcall.ledger;

import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.commit.CommitPace;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.rejected.ForgottenEvents;
import dev.rollcall.repeats.RepeatFilter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Supplies the ledger and its stores. Thread-safe. */
public final class LedgerSupplier implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
    /** The child that takes tallies. */
    public static final String TO_TALLIES = "tallies-repartition-filter";

    /** The child that takes rejected events. */
    public static final String TO_REJECTED = "rejected-by-ledger";

    /** The store of activity rows; its changelog topic is named after it. */
    public static final String ROWS = "activity";

    static final String FOLD = "ledger-fold";

    private final LedgerSettings settings;
    private final Supplier<ForgottenEvents> forgotten;
    private final RepeatFilter seen;
    private final EventMetrics metrics;
    private final CommitPace pace;

    /**
     * Supplies ledgers.
     *
     * @param settings what they need to know
     * @param forgotten makes, for each task, what passes forgotten events on
     * @param seen where the intakes of this process find what was read
     * @param metrics where visits are counted
     * @param pace when to ask for commits, shared by the process
     */
    public LedgerSupplier(
            LedgerSettings settings,
            Supplier<ForgottenEvents> forgotten,
            RepeatFilter seen,
            EventMetrics metrics,
            CommitPace pace) {
        this.settings = settings;
        this.forgotten = forgotten;
        this.seen = seen;
        this.metrics = metrics;
        this.pace = pace;
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new Ledger(settings, forgotten.get(), seen, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(List.of(Ledger.rowStore(), BeforeCommit.builder(FOLD, pace)));
    }
}

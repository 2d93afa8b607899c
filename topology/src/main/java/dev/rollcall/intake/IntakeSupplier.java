package dev.rollcall.intake;

import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.commit.CommitPace;
import dev.rollcall.event.EventReader;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.repeats.RepeatFilter;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Supplies the intake and its store. Thread-safe. */
public final class IntakeSupplier implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
    /** The child that takes batches of visits. */
    public static final String TO_VISITS = "visits-repartition-filter";

    /** The child that takes rejected events. */
    public static final String TO_REJECTED = "rejected-by-intake";

    static final String FOLD = "intake-fold";

    private final IntakeSettings settings;
    private final Supplier<EventReader> readers;
    private final InputOffsets offsets;
    private final RepeatFilter seen;
    private final EventMetrics metrics;
    private final CommitPace pace;

    /**
     * Supplies intakes.
     *
     * @param settings what they need to know
     * @param readers makes an event reader for each task
     * @param offsets asked when events seem to be lost
     * @param seen what the ledgers of this process know
     * @param metrics where events are counted
     * @param pace when to ask for commits, shared by the process
     */
    public IntakeSupplier(
            IntakeSettings settings,
            Supplier<EventReader> readers,
            InputOffsets offsets,
            RepeatFilter seen,
            EventMetrics metrics,
            CommitPace pace) {
        this.settings = settings;
        this.readers = readers;
        this.offsets = offsets;
        this.seen = seen;
        this.metrics = metrics;
        this.pace = pace;
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new Intake(settings, readers, offsets, seen, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(BeforeCommit.builder(FOLD, pace));
    }
}

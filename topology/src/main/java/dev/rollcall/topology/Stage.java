package dev.rollcall.topology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A stage of the data flow: a processor for each task, and the stores that belong to it. Thread-safe.
 *
 * @param processor makes a processor
 * @param storeBuilders the builders of its stores
 */
record Stage(Supplier<Processor<byte[], byte[], byte[], byte[]>> processor, List<StoreBuilder<?>> storeBuilders)
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return processor.get();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(storeBuilders);
    }
}

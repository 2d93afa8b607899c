package dev.rollcall.fold;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds stores without a changelog; caching and logging cannot be asked for. */
final class FoldStoreBuilder implements StoreBuilder<FoldStore> {
    private final String name;
    private final Supplier<FoldStore> stores;

    FoldStoreBuilder(String name, Supplier<FoldStore> stores) {
        this.name = name;
        this.stores = stores;
    }

    @Override
    public FoldStore build() {
        return stores.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoreBuilder<FoldStore> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<FoldStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<FoldStore> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("store " + name + " has no changelog");
    }

    @Override
    public StoreBuilder<FoldStore> withLoggingDisabled() {
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
        return false;
    }
}

package dev.rollcall.commit;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds stores without a changelog; caching and logging cannot be asked for. */
final class BeforeCommitBuilder implements StoreBuilder<BeforeCommit> {
    private final String name;
    private final Supplier<BeforeCommit> stores;

    BeforeCommitBuilder(String name, Supplier<BeforeCommit> stores) {
        this.name = name;
        this.stores = stores;
    }

    @Override
    public BeforeCommit build() {
        return stores.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoreBuilder<BeforeCommit> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("store " + name + " has no changelog");
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingDisabled() {
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

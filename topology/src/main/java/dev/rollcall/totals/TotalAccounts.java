package dev.rollcall.totals;

import dev.rollcall.changes.AccountsChanges;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The accounts of all input partitions, of which some changed since the last transaction. Not thread-safe. */
final class TotalAccounts {
    private final TotalsRows rows;
    private final Map<String, Accounts> accounts = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /**
     * Goes on with what is stored.
     *
     * @param rows where it is stored
     */
    TotalAccounts(TotalsRows rows) {
        this.rows = rows;
        rows.accounts()
                .forEach((key, stored) ->
                        accounts.put(key, Accounts.parseAll(key.getBytes(StandardCharsets.UTF_8), stored)));
    }

    /** Adds a change. */
    void add(AccountsChanges change) {
        String key = change.topic() + '-' + change.partition();
        Accounts none = new Accounts(change.topic(), change.partition(), 0, 0, 0, Map.of());
        accounts.put(key, plus(accounts.getOrDefault(key, none), change));
        changed.add(key);
    }

    private static Accounts plus(Accounts before, AccountsChanges change) {
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        rejected.putAll(before.rejected());
        change.rejected().forEach((reason, events) -> rejected.merge(reason, events, Long::sum));
        return new Accounts(
                before.topic(),
                before.partition(),
                before.read() + change.read(),
                before.first() + change.firstVisits(),
                before.repeat() + change.repeats(),
                before.ignored() + change.ignored(),
                rejected,
                before.lost() + change.lost(),
                Accounts.later(before.newest(), change.newest() < 0 ? null : Instant.ofEpochMilli(change.newest())));
    }

    /** Makes all accounts due, as if none had ever been published. */
    void publishAnew() {
        changed.addAll(accounts.keySet());
    }

    /** Whether any are to be published. */
    boolean areDue() {
        return !changed.isEmpty();
    }

    /** Stores what changed and hands it over: key and value of a record. */
    void publish(BiConsumer<byte[], byte[]> publication) {
        for (String key : changed) {
            byte[] value = accounts.get(key).value();
            rows.putAccounts(key, value);
            publication.accept(key.getBytes(StandardCharsets.UTF_8), value);
        }
        changed.clear();
    }
}

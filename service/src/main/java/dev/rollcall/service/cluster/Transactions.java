package dev.rollcall.service.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** The transactions of one application. Thread-safe. */
public final class Transactions {
    private static final Set<TransactionState> UNFINISHED =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private final Cluster cluster;
    private final Predicate<String> ours;

    /**
     * The transactions of an application.
     *
     * @param cluster its cluster
     * @param applicationId its id
     */
    public Transactions(Cluster cluster, String applicationId) {
        this.cluster = cluster;
        ours = LeftTransactions.transactionalIds(applicationId).asMatchPredicate();
    }

    /**
     * The transactions that are under way, as of now.
     *
     * @return by transactional id
     * @throws dev.rollcall.service.UserError if no broker answers, or there is no right to ask
     */
    public List<UnfinishedTransaction> open() {
        List<String> ids = cluster
                .ask("transactions", admin -> admin.listTransactions(
                                new ListTransactionsOptions().filterStates(UNFINISHED))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .filter(ours)
                .toList();
        Map<String, TransactionDescription> found = cluster.ask(
                "transactions", admin -> admin.describeTransactions(ids).all());
        return found.entrySet().stream()
                .filter(entry -> UNFINISHED.contains(entry.getValue().state()))
                .map(entry -> unfinished(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(UnfinishedTransaction::transactionalId))
                .toList();
    }

    private static UnfinishedTransaction unfinished(String id, TransactionDescription found) {
        Optional<Long> start = found.transactionStartTimeMs().isPresent()
                ? Optional.of(found.transactionStartTimeMs().getAsLong())
                : Optional.empty();
        return new UnfinishedTransaction(id, found.state(), start, found.transactionTimeoutMs());
    }

    /** Aborts those that are open, and waits for it. Only for when no instance runs: it would be fenced. */
    public void abortAll() {
        List<String> ids =
                open().stream().map(UnfinishedTransaction::transactionalId).toList();
        cluster.ask("the abortion of transactions", admin -> admin.fenceProducers(ids)
                .all());
    }
}

package dev.rollcall.service.cluster;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
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
     */
    public Transactions(Cluster cluster) {
        this.cluster = cluster;
        ours = LeftTransactions.transactionalIds(cluster.settings().applicationId())
                .asMatchPredicate();
    }

    /**
     * Which transactions are neither committed nor aborted everywhere, as of now.
     *
     * @return their transactional ids
     * @throws dev.rollcall.service.UserError if no broker answers, or there is no right to ask
     */
    public List<String> unfinished() {
        return cluster
                .ask("transactions", admin -> admin.listTransactions(
                                new ListTransactionsOptions().filterStates(UNFINISHED))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .filter(ours)
                .toList();
    }

    /**
     * The transactions that are under way, as of now.
     *
     * @param clock tells how long they have been open
     * @return by transactional id
     * @throws dev.rollcall.service.UserError if no broker answers, or there is no right to ask
     */
    public List<OpenTransaction> open(Clock clock) {
        List<String> ids = unfinished();
        return cluster
                .ask("transactions", admin -> admin.describeTransactions(ids).all())
                .entrySet()
                .stream()
                .filter(found -> UNFINISHED.contains(found.getValue().state()))
                .map(found -> OpenTransaction.of(found.getKey(), found.getValue(), clock))
                .sorted(Comparator.comparing(OpenTransaction::id))
                .toList();
    }

    /** Aborts those that are open, and waits for it. Only for when no instance runs: it would be fenced. */
    public void abortAll() {
        List<String> ids = unfinished();
        cluster.ask("the abortion of transactions", admin -> admin.fenceProducers(ids)
                .all());
    }
}

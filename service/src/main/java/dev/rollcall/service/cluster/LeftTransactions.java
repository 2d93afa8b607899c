package dev.rollcall.service.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts what lost instances have left open. Nobody can read behind an open transaction, and the brokers alone would abort it up to
 * twenty seconds later.
 *
 * <p>An instance that is not in the group any more cannot commit, whether it is dead or only thinks that it is a member. So nothing
 * is lost by this: its successors count the same events again. Kafka Streams names a transaction after the application, the process
 * and the thread, and a member after the application and the process, unless {@code client.id} is set. Thread-safe.
 */
public final class LeftTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(LeftTransactions.class);

    private final Admin admin;
    private final String applicationId;
    private final Pattern transactionalIds;

    LeftTransactions(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
        transactionalIds = transactionalIds(applicationId);
    }

    /** What the transactional ids of one application look like, so that another whose id begins alike is left alone. */
    static Pattern transactionalIds(String applicationId) {
        return Pattern.compile(Pattern.quote(applicationId) + "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]+");
    }

    /** Begins to look for them, and aborts those that it finds. Does not wait, and does nothing if the brokers do not answer. */
    public void abort() {
        // First what is open, then who is there: who joins in between has nothing open that was seen.
        openTransactions().whenComplete((open, failure) -> {
            if (failure != null) {
                LOG.debug("Cannot tell which transactions are open", failure);
            } else if (!open.isEmpty()) {
                abortAmong(open);
            }
        });
    }

    private KafkaFuture<List<String>> openTransactions() {
        return admin.listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                .all()
                .thenApply(found -> found.stream()
                        .map(TransactionListing::transactionalId)
                        .filter(id -> transactionalIds.matcher(id).matches())
                        .toList());
    }

    private void abortAmong(List<String> open) {
        admin.describeConsumerGroups(List.of(applicationId))
                .describedGroups()
                .get(applicationId)
                .whenComplete((group, failure) -> {
                    if (failure != null) {
                        LOG.debug("Cannot tell who is in the group", failure);
                        return;
                    }
                    List<String> left = left(
                            open,
                            group.members().stream()
                                    .map(MemberDescription::clientId)
                                    .toList());
                    if (!left.isEmpty()) {
                        LOG.info("Aborting {} transactions that lost instances have left open", left.size());
                        admin.fenceProducers(left).all().whenComplete((done, problem) -> {
                            if (problem != null) {
                                LOG.warn("The brokers will abort them later: {}", problem.getMessage());
                            }
                        });
                    }
                });
    }

    /**
     * Which transactions belong to processes that are not there.
     *
     * @param open transactional ids of this application
     * @param members the client ids of the group's members
     */
    static List<String> left(List<String> open, Collection<String> members) {
        return open.stream()
                .filter(id -> members.stream().noneMatch(member -> member.startsWith(process(id) + GroupMember.THREAD)))
                .toList();
    }

    private static String process(String transactionalId) {
        return transactionalId.substring(0, transactionalId.lastIndexOf('-'));
    }
}

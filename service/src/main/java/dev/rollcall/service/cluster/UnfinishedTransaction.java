package dev.rollcall.service.cluster;

import java.util.Optional;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * A transaction that is neither committed nor aborted everywhere.
 *
 * @param transactionalId of the producer
 * @param state what the coordinator says of it
 * @param startMs when it began, in milliseconds since 1970 by the coordinator's clock; empty if it is over by now
 * @param timeoutMs after how many milliseconds the coordinator aborts it
 */
public record UnfinishedTransaction(
        String transactionalId, TransactionState state, Optional<Long> startMs, long timeoutMs) {}

package dev.rollcall.trials.testbed;

/**
 * A transaction that has begun and is neither committed nor aborted.
 *
 * @param transactionalId of the producer, not null
 * @param producerId of the producer
 */
public record OpenTransaction(String transactionalId, long producerId) {}

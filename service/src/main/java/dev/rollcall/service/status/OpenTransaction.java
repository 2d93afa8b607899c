package dev.rollcall.service.status;

/**
 * A transaction that is under way.
 *
 * @param transactionalId of the producer
 * @param state what the coordinator says of it, such as {@code Ongoing}
 * @param openMs for how long it has been open, in milliseconds, as far as the clocks agree
 * @param timeoutMs after how many milliseconds the coordinator aborts it
 */
record OpenTransaction(String transactionalId, String state, long openMs, long timeoutMs) {}

package dev.rollcall.ledger;

/**
 * What the ledger needs to know.
 *
 * @param wauDays the weekly window in days
 * @param mauDays the monthly window in days
 * @param historyDays how many days before a user's newest day are remembered
 * @param cacheBytes how much heap a task may take for rows between transactions, in each of two generations: bytes
 */
public record LedgerSettings(int wauDays, int mauDays, int historyDays, long cacheBytes) {}

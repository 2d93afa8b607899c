package dev.rollcall.ledger;

/**
 * What the ledger needs to know.
 *
 * @param wauDays the weekly window in days
 * @param mauDays the monthly window in days
 * @param historyDays how many days before a user's newest day are remembered
 * @param rowBytes how much heap a task may take for rows in use between transactions: bytes
 * @param packedBytes how much heap a task may take for packed rows: bytes
 */
public record LedgerSettings(int wauDays, int mauDays, int historyDays, long rowBytes, long packedBytes) {}

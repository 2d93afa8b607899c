package dev.rollcall.service.audit;

/**
 * What visits are counted by.
 *
 * @param wauDays the weekly window in days
 * @param mauDays the monthly window in days
 * @param historyDays how many days before a user's newest day are remembered
 * @param someForgottenUnknown whether there are forgotten events of which it is not known any more which they are; then no visit on a
 *     day that may be forgotten is surely counted
 */
record RecountRules(int wauDays, int mauDays, int historyDays, boolean someForgottenUnknown) {}

/** Tallies: changes to counts and accounts on their way from the ledger to the totals. */
package dev.rollcall.tally;

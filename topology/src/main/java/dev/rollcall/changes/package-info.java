/** Changes: deltas of counts and accounts on their way from the ledger to the totals. */
package dev.rollcall.changes;

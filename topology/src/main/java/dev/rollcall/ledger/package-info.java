/** The ledger: one activity row per user, and what a visit changes in the counts. */
package dev.rollcall.ledger;

/** Folding in memory while a transaction is open, and emitting once, immediately before it commits. */
package dev.rollcall.fold;

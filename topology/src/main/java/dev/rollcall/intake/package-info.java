/** The intake: takes what was polled together, reads events, rejects what cannot be counted, gathers visits in batches. */
package dev.rollcall.intake;

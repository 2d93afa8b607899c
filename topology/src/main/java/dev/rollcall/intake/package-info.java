/** The intake: packs what was polled, reads events, rejects what cannot be counted, folds visits into batches. */
package dev.rollcall.intake;

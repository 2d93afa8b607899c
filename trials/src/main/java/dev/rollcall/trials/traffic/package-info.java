/** Generated traffic, what it truly adds up to, and the comparison of that with what was published. */
package dev.rollcall.trials.traffic;

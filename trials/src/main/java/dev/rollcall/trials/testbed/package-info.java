/** Brokers and instances as child processes, and the ways to break them. */
package dev.rollcall.trials.testbed;

/** Runs contenders in turn and measures them. */
package dev.rollcall.bench.run;

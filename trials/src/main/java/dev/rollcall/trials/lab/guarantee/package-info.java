/** At most once, at least once and exactly once side by side. */
package dev.rollcall.trials.lab.guarantee;

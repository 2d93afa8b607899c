/** One experiment for each hazard. */
package dev.rollcall.trials.lab.experiment;

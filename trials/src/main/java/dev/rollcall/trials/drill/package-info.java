/** The drill: breaks a running pipeline in every way it knows, and finds out whether a count suffered. */
package dev.rollcall.trials.drill;

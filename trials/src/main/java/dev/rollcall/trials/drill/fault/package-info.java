/** What can break while events flow, in which order it does, and how long the pipeline took to go on. */
package dev.rollcall.trials.drill.fault;

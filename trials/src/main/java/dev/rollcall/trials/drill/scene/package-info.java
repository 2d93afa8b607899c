/** What faults happen to: the events, whose truth is known, and the instances that count them; and the judgement in the end. */
package dev.rollcall.trials.drill.scene;

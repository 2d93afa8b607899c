/** A sink at work: chosen by a consumer group, it reads topics of results into a target, and compares them. */
package dev.rollcall.sinks.run;

/** Keeps targets equal to the topics of results: who may write to a target, from where it goes on, and what a target must be able to do. */
package dev.rollcall.sinks;

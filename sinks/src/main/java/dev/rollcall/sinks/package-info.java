/** What a target must be able to do, and what it is given: changes of the topics of results, and positions in them. */
package dev.rollcall.sinks;

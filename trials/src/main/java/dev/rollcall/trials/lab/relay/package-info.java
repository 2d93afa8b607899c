/** The program on trial: it reads events from a topic and writes them to another, as carefully as it is told. */
package dev.rollcall.trials.lab.relay;

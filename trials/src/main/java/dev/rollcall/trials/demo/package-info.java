/** The demo: a broker, generated traffic and a Rollcall in one process, and how far it is. */
package dev.rollcall.trials.demo;

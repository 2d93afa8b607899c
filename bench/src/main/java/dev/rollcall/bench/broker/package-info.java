/** The Kafka broker, as a process of its own. */
package dev.rollcall.bench.broker;

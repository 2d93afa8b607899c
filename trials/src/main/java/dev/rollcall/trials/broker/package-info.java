/** A Kafka broker, or a node of a cluster, inside this process, for demonstrations and tests. */
package dev.rollcall.trials.broker;

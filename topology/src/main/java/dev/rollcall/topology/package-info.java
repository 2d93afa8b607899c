/** The topology: how events flow through intake, ledger and totals, and the Kafka Streams properties that make it exact and fast. */
package dev.rollcall.topology;

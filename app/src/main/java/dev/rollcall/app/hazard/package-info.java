/** The ways in which a Kafka pipeline loses, doubles or reorders messages, by name. */
package dev.rollcall.app.hazard;

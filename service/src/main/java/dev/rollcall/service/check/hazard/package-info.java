/** The ways in which a Kafka pipeline loses, doubles or reorders messages, by name, and findings about what invites them. */
package dev.rollcall.service.check.hazard;

/** Rollcall counts active users from a Kafka topic: every user once per day, whatever crashes. */
package dev.rollcall;

/** A Kafka broker inside this process, for demonstrations and tests. */
package dev.rollcall.app.broker;

/** Reads the input topic and the rejected topic, and says of every event what it must count as. */
package dev.rollcall.service.audit.input;

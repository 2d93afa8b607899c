/** What Avro and Protobuf have in common: numbers and lengths in bytes that may be wrong, and the id of a schema in front of them. */
package dev.rollcall.event.binary;

/** What {@code .proto} texts say about messages, as far as it takes to read events. */
package dev.rollcall.schema.proto;

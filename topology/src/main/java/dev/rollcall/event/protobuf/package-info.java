/** Events in Protobuf: of a message only the wanted fields are read, by their numbers, with a plan that is made once for each schema. */
package dev.rollcall.event.protobuf;

/** Events in Avro: of a value only the wanted fields are read, by a plan that is made once for each schema. */
package dev.rollcall.event.avro;

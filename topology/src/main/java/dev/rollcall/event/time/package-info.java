/** The times of events: how they are written, on which day they fall, and which of them count. */
package dev.rollcall.event.time;

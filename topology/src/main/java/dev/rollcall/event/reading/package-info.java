/** Reading events: the user, the time and the dimension values of each, or why it cannot be counted. */
package dev.rollcall.event.reading;

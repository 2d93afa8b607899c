/** What an event is: the fields that are wanted of it, their values, and why it may not be countable. */
package dev.rollcall.event;

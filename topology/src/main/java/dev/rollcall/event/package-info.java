/** What an event is: where its user, its time and its dimension values stand, and why an event may not be countable. */
package dev.rollcall.event;

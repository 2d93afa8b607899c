/** Which formats of events there are, and what it takes to read each. */
package dev.rollcall.event.format;

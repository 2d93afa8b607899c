/** Rejected events: passed on as they came, with the reason in their headers. */
package dev.rollcall.rejected;

/** Starting over: takes back all that one Rollcall has stored and published. */
package dev.rollcall.service.reset;

/** The totals: adds tallies up and publishes report rows and accounts. */
package dev.rollcall.totals;

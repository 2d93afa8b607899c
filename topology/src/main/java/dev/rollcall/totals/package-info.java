/** The totals: adds changes up and publishes report rows and accounts. */
package dev.rollcall.totals;

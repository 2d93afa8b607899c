/** Measures Rollcall and other programs for the same work side by side. */
package dev.rollcall.bench;

/** What the log of the process looks like. */
package dev.rollcall.app.logging;

/** The process, and the command line as a whole. */
package dev.rollcall.app;

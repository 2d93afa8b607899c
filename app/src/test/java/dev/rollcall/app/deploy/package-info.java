/** Holds the files under {@code deploy} against the code. */
package dev.rollcall.app.deploy;

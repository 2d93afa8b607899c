/** The commands that put Rollcall on trial, and the processes that they start. */
package dev.rollcall.app.trial;

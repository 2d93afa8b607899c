/** The commands of the command line and their options. */
package dev.rollcall.app.command;

/** The commands. */
package dev.rollcall.bench.command;

/** What an operator can set: declared once, read from a file, the environment and the command line, and checked before use. */
package dev.rollcall.settings;

/** Compares what was published with what the input comes to. */
package dev.rollcall.service.audit.check;

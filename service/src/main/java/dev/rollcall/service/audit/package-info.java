/** The audit: counts the input topic again in a plain way of its own, and compares that with what was published. */
package dev.rollcall.service.audit;

/** The audit: recomputes independently what the input comes to, and compares that with what was published. */
package dev.rollcall.service.audit;

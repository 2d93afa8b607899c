/** Counts visits independently of the engine: sorted on disk by user, then user by user. */
package dev.rollcall.service.audit.recount;

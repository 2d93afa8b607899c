/** How far a group is behind its input, and what of it is gone. */
package dev.rollcall.service.cluster.backlog;

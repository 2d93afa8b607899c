/** What was published, as an audit reads and keeps it. */
package dev.rollcall.service.audit.published;

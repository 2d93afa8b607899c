/** What an audit finds to be otherwise than it must be. */
package dev.rollcall.service.audit.difference;

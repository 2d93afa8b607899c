/** What {@code query} answers beyond report rows: distinct users of a range, growth from period to period, retention of cohorts. */
package dev.rollcall.service.report.query;

/** Distinct users of any range of days, and what changes from one calendar period to the next, worked out from the rows of the gaps topic. */
package dev.rollcall.service.report.range;

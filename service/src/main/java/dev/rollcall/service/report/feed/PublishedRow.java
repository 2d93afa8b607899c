package dev.rollcall.service.report.feed;

import dev.rollcall.report.ReportRow;
import java.time.Instant;

/**
 * A report row, and when it was published.
 *
 * @param row the row, not null
 * @param at the timestamp of its record, not null
 */
public record PublishedRow(ReportRow row, Instant at) {}

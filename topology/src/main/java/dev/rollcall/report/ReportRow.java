package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;

/**
 * The counts of one day and segment, as one record of the output topic.
 *
 * <p>The latest record of a key is the truth. Values of one dimension may add up to more than {@link #ALL}, because a user
 * counts once in every segment.
 *
 * @param day the day on which the windows end, inclusive; not null
 * @param zone the time zone whose day it is; not null
 * @param segment {@link #ALL}, or one value of one dimension as in {@code country=DE}, where the value may be empty; not null
 * @param counts what is counted; not null
 */
public record ReportRow(LocalDate day, ZoneId zone, String segment, Counts counts) {
    /** The segment of all users. */
    public static final String ALL = "all";

    // Holds the longest row of a short segment without growing.
    private static final int TYPICAL_LENGTH = 256;

    /**
     * Refuses what is missing.
     *
     * @throws NullPointerException if anything is null
     */
    public ReportRow {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(counts, "counts");
    }

    /**
     * The record's key, as in {@code 2026-11-22/country=DE}.
     *
     * @return UTF-8
     */
    public byte[] key() {
        return key(day, segment);
    }

    /**
     * The key of the row of a day and segment.
     *
     * @param day the day, not null
     * @param segment the segment, not null
     * @return UTF-8
     */
    public static byte[] key(LocalDate day, String segment) {
        return (day + "/" + segment).getBytes(UTF_8);
    }

    /**
     * The record's value, as in {@code {"day":"2026-11-22","zone":"UTC","segment":"all","dau":1204,"wau":4310,"mau":9855,"new":87,
     * "returning":790,"resurrected":327,"dormant":402,"wtd":3980,"mtd":8120}}.
     *
     * @return one JSON object in UTF-8, without spaces, with the fields in this order
     */
    public byte[] value() {
        return json().getBytes(UTF_8);
    }

    /**
     * The record's value as text.
     *
     * @return what {@link #value()} gives, before it is encoded
     */
    public String json() {
        StringBuilder json = new StringBuilder(TYPICAL_LENGTH);
        JsonObjects.appendRow(json, day, zone, segment);
        json.append(",\"dau\":").append(counts.dau());
        json.append(",\"wau\":").append(counts.wau());
        json.append(",\"mau\":").append(counts.mau());
        json.append(",\"new\":").append(counts.newUsers());
        json.append(",\"returning\":").append(counts.returning());
        json.append(",\"resurrected\":").append(counts.resurrected());
        json.append(",\"dormant\":").append(counts.dormant());
        json.append(",\"wtd\":").append(counts.wtd());
        json.append(",\"mtd\":").append(counts.mtd());
        return json.append('}').toString();
    }

    /**
     * Reads a record of the output topic. Fields may stand in any order, and unknown ones are passed over, so that a later
     * version may add some.
     *
     * @param key the record's key, not null
     * @param value the record's value, not null
     * @return the row
     * @throws IllegalArgumentException if this is no report row, or the key is another row's
     */
    public static ReportRow parse(byte[] key, byte[] value) {
        try {
            ReportRow row = ReportRowReader.read(value);
            if (!Arrays.equals(key, row.key())) {
                throw new IOException("its key is " + new String(key, UTF_8));
            }
            return row;
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("no report row: " + e.getMessage(), e);
        }
    }
}

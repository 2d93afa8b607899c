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
 * @param dau users active on the day
 * @param wau users active on the day or in the rest of the shorter window before it, 7 days unless configured otherwise
 * @param mau users active on the day or in the rest of the longer window before it, 30 days unless configured otherwise
 * @param newUsers users whose earliest known active day this is
 */
public record ReportRow(LocalDate day, ZoneId zone, String segment, long dau, long wau, long mau, long newUsers) {
    /** The segment of all users. */
    public static final String ALL = "all";

    // Holds the longest row of a short segment without growing.
    private static final int TYPICAL_LENGTH = 160;

    /**
     * Refuses what is missing.
     *
     * @throws NullPointerException if the day, the zone or the segment is null
     */
    public ReportRow {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(segment, "segment");
    }

    /**
     * The record's key, as in {@code 2026-11-22/country=DE}.
     *
     * @return UTF-8
     */
    public byte[] key() {
        return (day + "/" + segment).getBytes(UTF_8);
    }

    /**
     * The record's value, as in
     * {@code {"day":"2026-11-22","zone":"UTC","segment":"all","dau":1204,"wau":4310,"mau":9855,"new":87}}.
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
        json.append("{\"day\":\"").append(day).append("\",\"zone\":");
        JsonObjects.appendString(json, zone.getId());
        json.append(",\"segment\":");
        JsonObjects.appendString(json, segment);
        json.append(",\"dau\":").append(dau);
        json.append(",\"wau\":").append(wau);
        json.append(",\"mau\":").append(mau);
        json.append(",\"new\":").append(newUsers);
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

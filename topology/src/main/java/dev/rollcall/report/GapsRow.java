package dev.rollcall.report;

import static dev.rollcall.report.JsonObjects.present;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When the users of one day and segment were there before, as one record of the gaps topic. Distinct users of any range of days are a sum over
 * such rows: those of each of its days who are new or whose gap reaches back beyond the first day of the range.
 *
 * @param day the day, not null
 * @param zone the time zone whose day it is, not null
 * @param segment as in a {@link ReportRow}, not null
 * @param newUsers users whose earliest known active day this is
 * @param gaps how many of the others were last active how many days before, 1 or more; those that occur; not null
 */
public record GapsRow(LocalDate day, ZoneId zone, String segment, long newUsers, NavigableMap<Integer, Long> gaps) {
    /** Makes the gaps immutable. */
    public GapsRow {
        gaps = Collections.unmodifiableNavigableMap(new TreeMap<>(gaps));
    }

    /**
     * The record's key, the same as that of the report row.
     *
     * @return UTF-8
     */
    public byte[] key() {
        return ReportRow.key(day, segment);
    }

    /**
     * The record's value, as in
     * {@code {"day":"2026-11-22","zone":"UTC","segment":"all","new":87,"gaps":{"1":790,"2":120,"7":64}}}.
     *
     * @return one JSON object in UTF-8, without spaces, with the fields in this order and the gaps in ascending order
     */
    public byte[] value() {
        StringBuilder json = new StringBuilder(128 + 10 * gaps.size());
        JsonObjects.appendRow(json, day, zone, segment);
        json.append(",\"new\":").append(newUsers).append(",\"gaps\":{");
        String separator = "\"";
        for (Map.Entry<Integer, Long> gap : gaps.entrySet()) {
            json.append(separator)
                    .append(gap.getKey().intValue())
                    .append("\":")
                    .append(gap.getValue().longValue());
            separator = ",\"";
        }
        return json.append("}}").toString().getBytes(UTF_8);
    }

    /**
     * How many of the users of the day were not active in the days before it, back to a given one.
     *
     * @param first the first day of a range that ends on this row's day or later
     * @return users whose first active day in the range this is
     */
    public long firstSince(LocalDate first) {
        int distance = (int) (day.toEpochDay() - first.toEpochDay());
        return newUsers
                + gaps.tailMap(distance, false).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    /**
     * Reads a record of the gaps topic. Fields may stand in any order, and unknown ones are passed over.
     *
     * @param key the record's key, not null
     * @param value the record's value, not null
     * @return the row
     * @throws IllegalArgumentException if this is no such row, or the key is another row's
     */
    public static GapsRow parse(byte[] key, byte[] value) {
        try {
            GapsRow row = new Reader().read(value);
            if (!Arrays.equals(key, row.key())) {
                throw new IOException("its key is " + new String(key, UTF_8));
            }
            return row;
        } catch (IOException | DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("no gaps row: " + e.getMessage(), e);
        }
    }

    /** Collects the fields of a row. */
    private static final class Reader {
        private LocalDate day;
        private ZoneId zone;
        private String segment;
        private Long newUsers;
        private NavigableMap<Integer, Long> gaps;

        GapsRow read(byte[] json) throws IOException {
            JsonObjects.read(json, this::field);
            return new GapsRow(
                    present("day", day),
                    present("zone", zone),
                    present("segment", segment),
                    present("new", newUsers),
                    present("gaps", gaps));
        }

        private void field(String name, JsonParser value) throws IOException {
            switch (name) {
                case "day" -> day = LocalDate.parse(JsonObjects.text(value));
                case "zone" -> zone = ZoneId.of(JsonObjects.text(value));
                case "segment" -> segment = JsonObjects.text(value);
                case "new" -> newUsers = JsonObjects.count(value);
                case "gaps" -> {
                    gaps = new TreeMap<>();
                    JsonObjects.readObject(
                            value, (gap, users) -> gaps.put(Integer.valueOf(gap), JsonObjects.count(users)));
                }
                default -> {
                    // A later version's field.
                }
            }
        }
    }
}

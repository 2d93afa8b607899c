package dev.rollcall.report;

import static dev.rollcall.report.JsonObjects.present;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many users of one cohort were active in the periods after it, as one record of the retention topic.
 *
 * @param period what the cohort and the periods after it are, not null
 * @param cohort the first day of the cohort's period, not null
 * @param zone the time zone whose days they are, not null
 * @param segment as in a {@link ReportRow}, not null
 * @param active how many of the cohort were active so many periods after their own; the first is how many there are; at least one, not null
 */
public record RetentionRow(Period period, LocalDate cohort, ZoneId zone, String segment, List<Long> active) {
    /** Makes the list immutable. */
    public RetentionRow {
        active = List.copyOf(active);
    }

    /**
     * How many users the cohort has.
     *
     * @return users whose first active day in the segment lies in the cohort's period
     */
    public long users() {
        return active.get(0);
    }

    /**
     * The record's key, as in {@code week/2026-10-26/country=DE}.
     *
     * @return UTF-8
     */
    public byte[] key() {
        return (period + "/" + cohort + "/" + segment).getBytes(UTF_8);
    }

    /**
     * The record's value, as in
     * {@code {"period":"day","cohort":"2026-11-01","zone":"UTC","segment":"all","users":87,"active":[87,40,31]}}.
     *
     * @return one JSON object in UTF-8, without spaces, with the fields in this order
     */
    public byte[] value() {
        StringBuilder json = new StringBuilder(128 + 6 * active.size());
        json.append("{\"period\":\"")
                .append(period)
                .append("\",\"cohort\":\"")
                .append(cohort)
                .append("\",\"zone\":");
        JsonObjects.appendString(json, zone.getId());
        json.append(",\"segment\":");
        JsonObjects.appendString(json, segment);
        json.append(",\"users\":").append(users()).append(",\"active\":");
        char separator = '[';
        for (long users : active) {
            json.append(separator).append(users);
            separator = ',';
        }
        return json.append("]}").toString().getBytes(UTF_8);
    }

    /**
     * Reads a record of the retention topic. Fields may stand in any order, and unknown ones are passed over.
     *
     * @param key the record's key, not null
     * @param value the record's value, not null
     * @return the row
     * @throws IllegalArgumentException if this is no such row, or the key is another row's
     */
    public static RetentionRow parse(byte[] key, byte[] value) {
        try {
            RetentionRow row = new Reader().read(value);
            if (!Arrays.equals(key, row.key())) {
                throw new IOException("its key is " + new String(key, UTF_8));
            }
            return row;
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("no retention row: " + e.getMessage(), e);
        }
    }

    /** Collects the fields of a row. */
    private static final class Reader {
        private Period period;
        private LocalDate cohort;
        private ZoneId zone;
        private String segment;
        private Long users;
        private final List<Long> active = new ArrayList<>();

        RetentionRow read(byte[] json) throws IOException {
            JsonObjects.read(json, this::field);
            if (active.isEmpty() || !active.get(0).equals(present("users", users))) {
                throw new IOException("users is not the first of active");
            }
            return new RetentionRow(
                    present("period", period),
                    present("cohort", cohort),
                    present("zone", zone),
                    present("segment", segment),
                    active);
        }

        private void field(String name, JsonParser value) throws IOException {
            switch (name) {
                case "period" -> period = Period.named(JsonObjects.text(value));
                case "cohort" -> cohort = LocalDate.parse(JsonObjects.text(value));
                case "zone" -> zone = ZoneId.of(JsonObjects.text(value));
                case "segment" -> segment = JsonObjects.text(value);
                case "users" -> users = JsonObjects.count(value);
                case "active" -> {
                    if (value.currentToken() != JsonToken.START_ARRAY) {
                        throw new IOException("active is not an array");
                    }
                    while (value.nextToken() != JsonToken.END_ARRAY) {
                        active.add(JsonObjects.count(value));
                    }
                }
                default -> {
                    // A later version's field.
                }
            }
        }
    }
}

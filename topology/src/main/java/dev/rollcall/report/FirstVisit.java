package dev.rollcall.report;

import static dev.rollcall.report.JsonObjects.present;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * That a user became active on a day, as one record of the first visits topic. A user's first visits to segments that come later on the
 * same day are in further records; no user, day and segment comes twice.
 *
 * @param user the user, or the pseudonym where there are pseudonyms; not null
 * @param day the day, not null
 * @param segments where the user became active with this visit, at least one; not null
 */
public record FirstVisit(String user, LocalDate day, List<Segment> segments) {
    /** Makes the segments immutable. */
    public FirstVisit {
        segments = List.copyOf(segments);
    }

    /**
     * A segment that a user was not in before on the day.
     *
     * @param segment as in a {@link ReportRow}, not null
     * @param previous the latest active day in the segment before that day, as far as it is known by then; empty if the user is new there
     */
    public record Segment(String segment, Optional<LocalDate> previous) {}

    /**
     * The record's key: the user.
     *
     * @return UTF-8
     */
    public byte[] key() {
        return user.getBytes(UTF_8);
    }

    /**
     * The record's value, as in {@code {"user":"u1","day":"2026-11-22","segments":[{"segment":"all","new":false,"previous":"2026-11-20"},
     * {"segment":"country=DE","new":true}]}}.
     *
     * @return one JSON object in UTF-8, without spaces, with the fields in this order
     */
    public byte[] value() {
        StringBuilder json = new StringBuilder(64 + user.length() + 64 * segments.size());
        json.append("{\"user\":");
        JsonObjects.appendString(json, user);
        json.append(",\"day\":\"").append(day).append("\",\"segments\":[");
        String separator = "{\"segment\":";
        for (Segment segment : segments) {
            json.append(separator);
            JsonObjects.appendString(json, segment.segment());
            json.append(",\"new\":").append(segment.previous().isEmpty());
            segment.previous()
                    .ifPresent(previous ->
                            json.append(",\"previous\":\"").append(previous).append('"'));
            json.append('}');
            separator = ",{\"segment\":";
        }
        return json.append("]}").toString().getBytes(UTF_8);
    }

    /**
     * Reads a record of the first visits topic. Fields may stand in any order, and unknown ones are passed over.
     *
     * @param key the record's key, not null
     * @param value the record's value, not null
     * @return the first visit
     * @throws IllegalArgumentException if this is none, or the key is another user's
     */
    public static FirstVisit parse(byte[] key, byte[] value) {
        try {
            FirstVisit visit = new Reader().read(value);
            if (!Arrays.equals(key, visit.key())) {
                throw new IOException("its key is " + new String(key, UTF_8));
            }
            return visit;
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("no first visit: " + e.getMessage(), e);
        }
    }

    /** Collects the fields of a first visit. */
    private static final class Reader {
        private String user;
        private LocalDate day;
        private List<Segment> segments;

        FirstVisit read(byte[] json) throws IOException {
            JsonObjects.read(json, this::field);
            FirstVisit visit =
                    new FirstVisit(present("user", user), present("day", day), present("segments", segments));
            if (visit.segments().isEmpty()) {
                throw new IOException("it has no segments");
            }
            return visit;
        }

        private void field(String name, JsonParser value) throws IOException {
            switch (name) {
                case "user" -> user = JsonObjects.text(value);
                case "day" -> day = LocalDate.parse(JsonObjects.text(value));
                case "segments" -> segments = segments(value);
                default -> {
                    // A later version's field.
                }
            }
        }

        private static List<Segment> segments(JsonParser array) throws IOException {
            if (array.currentToken() != JsonToken.START_ARRAY) {
                throw new IOException("segments is not an array");
            }
            List<Segment> found = new ArrayList<>();
            while (array.nextToken() != JsonToken.END_ARRAY) {
                found.add(new SegmentReader().read(array));
            }
            return found;
        }
    }

    /** Collects the fields of a segment. */
    private static final class SegmentReader {
        private String segment;
        private LocalDate previous;

        Segment read(JsonParser object) throws IOException {
            JsonObjects.readObject(object, this::field);
            return new Segment(present("segment", segment), Optional.ofNullable(previous));
        }

        private void field(String name, JsonParser value) throws IOException {
            switch (name) {
                case "segment" -> segment = JsonObjects.text(value);
                case "previous" -> previous = LocalDate.parse(JsonObjects.text(value));
                default -> {
                    // Whether the user is new says that there is no day before.
                }
            }
        }
    }
}

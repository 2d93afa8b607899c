package dev.rollcall.trials.lab.guarantee;

import static dev.rollcall.trials.traffic.Wording.text;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.Point;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a guarantee loses and doubles, and what it costs. Immutable.
 *
 * @param guarantee which one, not null
 * @param kills what became of the events around each kill, not null
 * @param eventsPerSecond how fast a backlog is worked off
 * @param latency how long an event takes from the input to a reader of the output, not null
 */
public record GuaranteeCosts(Carefulness guarantee, Map<Point, Measure> kills, long eventsPerSecond, Latency latency) {
    /** Copies. */
    public GuaranteeCosts {
        kills = Collections.unmodifiableMap(new EnumMap<>(kills));
    }

    /**
     * What it is called.
     *
     * @return such as {@code at most once}
     */
    public String title() {
        return guarantee.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private int lost() {
        return kills.values().stream().mapToInt(Measure::lost).sum();
    }

    private int doubled() {
        return kills.values().stream().mapToInt(Measure::doubled).sum();
    }

    /**
     * Whether it did what its name says, and the weaker ones also what it says between the lines.
     *
     * @return false if something was lost or doubled that must not be, or nothing that may be
     */
    public boolean keepsItsPromise() {
        return switch (guarantee) {
            case AT_MOST_ONCE -> lost() > 0 && doubled() == 0;
            case AT_LEAST_ONCE -> lost() == 0 && doubled() > 0;
            default -> lost() == 0 && doubled() == 0;
        };
    }

    /**
     * The names of the cells.
     *
     * @return as many as there are cells
     */
    public static List<String> header() {
        return row("lost / doubled when killed", Point::text, "events/s", "latency p50", "p99");
    }

    private static List<String> row(String first, Function<Point, String> ofPoint, String... last) {
        return Stream.of(Stream.of(first), Arrays.stream(Point.values()).map(ofPoint), Arrays.stream(last))
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * A line of a table.
     *
     * @return as many cells as {@link #header()}
     */
    public List<String> cells() {
        return row(
                title(),
                point -> kills.get(point).lost() + " / " + kills.get(point).doubled(),
                text("%,d", eventsPerSecond),
                latency.medianMillis() + " ms",
                latency.percentile99Millis() + " ms");
    }

    /**
     * Writes it as an object.
     *
     * @param json where, not null
     * @throws IOException if that fails
     */
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("guarantee", title());
        json.writeBooleanField("holds", keepsItsPromise());
        json.writeObjectFieldStart("kills");
        for (Point point : Point.values()) {
            json.writeObjectFieldStart(point.name().toLowerCase(Locale.ROOT));
            json.writeNumberField("events", kills.get(point).events());
            json.writeNumberField("lost", kills.get(point).lost());
            json.writeNumberField("doubled", kills.get(point).doubled());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeNumberField("events_per_second", eventsPerSecond);
        json.writeNumberField("latency_p50_millis", latency.medianMillis());
        json.writeNumberField("latency_p99_millis", latency.percentile99Millis());
        json.writeEndObject();
    }
}

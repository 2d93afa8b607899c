package dev.rollcall.event.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.Fault;
import dev.rollcall.event.json.JsonElements;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says of shapes of events is so. */
class FormatsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "formats.md");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final long TIMESTAMP = Instant.parse("2026-11-29T10:01:00Z").toEpochMilli();

    @Test
    void thePageHasAllRows() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(55);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anEventOfThisShapeComesOutAsThePageSays(Row row) {
        Settings settings = Settings.of(row.settings());
        for (EventReader reader : List.of(
                new EventReader(settings.eventSchema(), settings.timeLimits()),
                EventReader.reference(settings.eventSchema(), settings.timeLimits()))) {
            List<String> details = new ArrayList<>();
            String outcomes = String.join(", ", outcomes(settings, reader, row.value(), details));

            assertThat(outcomes).isEqualTo(row.outcome.replaceFirst(": .*", ""));
            assertThat(details.get(details.size() - 1)).contains(row.detail());
        }
    }

    private static List<String> outcomes(Settings settings, EventReader reader, byte[] value, List<String> details) {
        Optional<JsonElements> elements = settings.inputFormat().elements();
        if (elements.isEmpty()) {
            return List.of(outcome(settings, reader, value, details));
        }
        Fault fault = elements.get().cut(value);
        if (fault != null) {
            details.add(fault.detail());
            return List.of("`" + fault.reason() + "`");
        }
        if (elements.get().elements().isEmpty()) {
            details.add("");
            return List.of("ignored");
        }
        return elements.get().elements().stream()
                .map(element -> outcome(settings, reader, element, details))
                .toList();
    }

    private static String outcome(Settings settings, EventReader reader, byte[] value, List<String> details) {
        boolean countable = reader.read("k1".getBytes(UTF_8), value, TIMESTAMP);
        details.add(reader.detail());
        return outcome(settings, reader, countable);
    }

    private static String outcome(Settings settings, EventReader reader, boolean countable) {
        if (!countable) {
            return reader.isIgnored() ? "ignored" : "`" + reader.reason() + "`";
        }
        String counted = "`" + reader.user() + "` on " + LocalDate.ofEpochDay(reader.epochDay());
        return settings.eventSchema().dimensions().isEmpty()
                ? counted
                : counted + " in `" + settings.eventSchema().dimensions().get(0).name() + "=" + reader.dimension(0)
                        + "`";
    }

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.dropWhile(line -> !line.startsWith("| Event |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split(" *\\| *", -1))
                    .map(cells -> new Row(cells[1], cells[2], cells[3]))
                    .toList();
        }
    }

    /** A row as it stands there. */
    record Row(String event, String configuration, String outcome) {
        byte[] value() {
            if (event.equals("a tombstone")) {
                return null;
            }
            String json = code(event).get(0).replaceAll("([,{])ts}", "$1\"ts\":\"2026-11-29T10:00:00Z\"}");
            return json.getBytes(UTF_8);
        }

        Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>(Map.of("bootstrap.servers", "localhost:9092"));
            code(configuration).forEach(setting -> {
                int equals = setting.indexOf('=');
                settings.put(setting.substring(0, equals), setting.substring(equals + 1));
            });
            return settings;
        }

        String detail() {
            int colon = outcome.indexOf(": ");
            return colon < 0 ? "" : outcome.substring(colon + 2);
        }

        private static List<String> code(String cell) {
            return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
        }
    }
}

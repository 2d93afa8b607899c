package dev.rollcall.event.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.Fault;
import dev.rollcall.event.json.JsonElements;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsException;
import dev.rollcall.testing.ShapeRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says of shapes of events is so for both readers of events. */
class FormatsPageTest {
    @Test
    void thePageHasAllRows() {
        assertThat(ShapeRow.accepted()).hasSizeGreaterThan(70);
        assertThat(ShapeRow.refused()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("dev.rollcall.testing.ShapeRow#accepted")
    void anEventOfThisShapeComesOutAsThePageSays(ShapeRow row) {
        Settings settings = settings(row);
        for (EventReader reader : List.of(
                new EventReader(settings.eventSchema(), settings.timeLimits()),
                EventReader.reference(settings.eventSchema(), settings.timeLimits()))) {
            List<String> details = new ArrayList<>();

            assertThat(outcomes(settings, reader, row, details)).isEqualTo(row.outcomes());
            assertThat(details.get(details.size() - 1)).contains(row.detail());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rollcall.testing.ShapeRow#refused")
    void aWrongConfigurationIsRefusedInOneLine(ShapeRow row) {
        assertThatThrownBy(() -> settings(row))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(row.detail())
                .message()
                .hasLineCount(1);
    }

    private static Settings settings(ShapeRow row) {
        Map<String, String> settings = new TreeMap<>(row.settings());
        settings.put("bootstrap.servers", "localhost:9092");
        return Settings.of(settings);
    }

    private static List<String> outcomes(Settings settings, EventReader reader, ShapeRow row, List<String> details) {
        Optional<JsonElements> elements = settings.inputFormat().elements();
        if (elements.isEmpty()) {
            return List.of(outcome(settings, reader, row, row.value(), details));
        }
        Fault fault = elements.get().cut(row.value());
        if (fault != null) {
            details.add(fault.detail());
            return List.of("`" + fault.reason() + "`");
        }
        if (elements.get().elements().isEmpty()) {
            details.add("");
            return List.of("ignored");
        }
        return elements.get().elements().stream()
                .map(element -> outcome(settings, reader, row, element, details))
                .toList();
    }

    private static String outcome(
            Settings settings, EventReader reader, ShapeRow row, byte[] value, List<String> details) {
        boolean countable = reader.read(row.key(), value, row.timestamp());
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
}

package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;

/** Settings of assignments alone, with a broker so that nothing required is missing. */
final class Assigned {
    static final String BROKER = "bootstrap.servers=localhost:9092";

    private Assigned() {}

    static Settings settings(String... assignments) {
        return loader(assignments).load();
    }

    static List<String> problems(String... assignments) {
        return problems(loader(assignments));
    }

    static List<String> problems(SettingsLoader loader) {
        SettingsException thrown = catchThrowableOfType(SettingsException.class, loader::load);
        return thrown == null ? List.of() : thrown.problems();
    }

    static SettingsLoader loader(String... assignments) {
        return new SettingsLoader()
                .set(Stream.concat(Stream.of(BROKER), Stream.of(assignments)).toList());
    }
}

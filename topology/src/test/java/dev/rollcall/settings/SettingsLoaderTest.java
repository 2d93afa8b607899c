package dev.rollcall.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {
    @TempDir
    Path directory;

    @Test
    void theEnvironmentGoesBeforeTheFileAndSetBeforeBoth() throws IOException {
        Path file = write("bootstrap.servers=file:1\ninput.topic=file\noutput.topic=file-out\nzone=Asia/Tokyo");
        SettingsLoader loader = new SettingsLoader()
                .set(List.of("input.topic=set"))
                .environment(Map.of("ROLLCALL_INPUT_TOPIC", "environment", "ROLLCALL_OUTPUT_TOPIC", "environment-out"))
                .file(file);

        Settings settings = loader.load();

        assertThat(settings.inputTopics()).containsExactly("set");
        assertThat(settings.outputTopic()).isEqualTo("environment-out");
        assertThat(settings.zone()).hasToString("Asia/Tokyo");
    }

    @Test
    void aFileIsUtf8AndMayBeginWithAByteOrderMark() throws IOException {
        Path file = write("\uFEFFbootstrap.servers=localhost:9092\ndimensions=Straße=größe");

        Settings settings = new SettingsLoader().file(file).load();

        assertThat(settings.eventSchema().dimensions().get(0).name()).isEqualTo("Straße");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        Path file = Files.write(directory.resolve("latin.properties"), "dimensions=größe".getBytes(ISO_8859_1));

        List<String> problems = Assigned.problems(Assigned.loader().file(file));

        assertThat(problems).containsExactly("configuration file " + file + ": not UTF-8; save it in that encoding");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = directory.resolve("none.properties");

        List<String> problems = Assigned.problems(Assigned.loader().file(file));

        assertThat(problems).containsExactly("configuration file " + file + ": no such file");
    }

    @Test
    void aDirectoryIsNoFile() {
        List<String> problems = Assigned.problems(Assigned.loader().file(directory));

        assertThat(problems).containsExactly("configuration file " + directory + ": cannot be read: it is a directory");
    }

    @Test
    void aMalformedEscapeIsNamed() throws IOException {
        Path file = write("state.dir=C:\\users\\rollcall");

        List<String> problems = Assigned.problems(Assigned.loader().file(file));

        assertThat(problems).singleElement().asString().contains("malformed \\uxxxx");
    }

    @Test
    void aKeyThatComesTwiceInAFileIsNamedOnce() throws IOException {
        Path file = write("zone=UTC\nzone=Asia/Tokyo\nzone : Asia/Tokyo\ninput.topic=a");

        List<String> problems = Assigned.problems(Assigned.loader().file(file));

        assertThat(problems).containsExactly("zone (file " + file + ") comes more than once; keep one of the lines");
    }

    @Test
    void ofTwoAssignmentsTheLastIsTaken() {
        Settings settings = Assigned.settings("zone=Asia/Tokyo", "zone=UTC");

        assertThat(settings.zone()).hasToString("UTC");
    }

    @Test
    void anAssignmentMayHaveSpacesAndFurtherEqualsSigns() {
        Settings settings = Assigned.settings(" dimensions = a=b ");

        assertThat(settings.eventSchema().dimensions().get(0).path()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({"zone", "=UTC"})
    void whatIsNoAssignmentIsRefused(String text) {
        List<String> problems = Assigned.problems(text);

        assertThat(problems).containsExactly("--set " + text + ": not an assignment; write --set key=value");
    }

    @Test
    void anUnknownKeyIsNamedWithItsFileAndTheNearestKnownOne() throws IOException {
        Path file = write("input.topics=a");

        List<String> problems = Assigned.problems(Assigned.loader().file(file));

        assertThat(problems).containsExactly("unknown key input.topics (file " + file + "); did you mean input.topic?");
    }

    @ParameterizedTest
    @CsvSource({
        "inputtopic, did you mean input.topic?",
        "Zone, did you mean zone?",
        "time.maxlateness, did you mean time.max-lateness?",
        "dimension, did you mean dimensions?",
        "mua.days, did you mean mau.days?",
        "session.timeout.ms, Kafka's own keys are written kafka.session.timeout.ms",
        "producer.linger.ms, Kafka's own keys are written kafka.producer.linger.ms",
    })
    void anUnknownKeyIsToldWhatWasProbablyMeant(String key, String hint) {
        List<String> problems = Assigned.problems(key + "=1");

        assertThat(problems).containsExactly("unknown key " + key + " (--set); " + hint);
    }

    @ParameterizedTest
    @CsvSource({"completely.different", "kafka.", "kafka"})
    void anUnknownKeyUnlikeAnyOtherIsToldAllThereAre(String key) {
        List<String> problems = Assigned.problems(key + "=1");

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("unknown key " + key + " (--set); there are bootstrap.servers, ")
                .endsWith("log.level and kafka.<name>");
    }

    @Test
    void anUnknownKeyIsAnErrorEvenIfAnotherSourceIsRight() throws IOException {
        Path file = write("input.topci=a");

        List<String> problems =
                Assigned.problems(Assigned.loader("input.topic=b").file(file));

        assertThat(problems).hasSize(1);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("rollcall.properties"), text);
    }
}

package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.format.InputFormat;
import dev.rollcall.event.format.InputFormat.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatSettingsTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeSchemas() throws IOException {
        Files.writeString(directory.resolve("visit.avsc"), "{\"type\":\"record\",\"name\":\"V\",\"fields\":[]}");
        Files.writeString(directory.resolve("bad.avsc"), "{\"type\":\"nonsense\"}");
        Files.writeString(
                directory.resolve("visit.proto"),
                "syntax = \"proto3\"; package shop; import \"common.proto\"; message Visit { Common c = 1; }");
        Files.writeString(directory.resolve("common.proto"), "syntax = \"proto3\"; package shop; message Common { }");
        Files.writeString(directory.resolve("lost.proto"), "import \"none.proto\"; message Visit { }");
    }

    @Test
    void eventsAreJsonUnlessSaidOtherwise() {
        InputFormat format = Assigned.settings().inputFormat();
        assertThat(format.name()).isEqualTo(Name.JSON);
        assertThat(format.registry()).isEmpty();
        assertThat(format.rejectsUnknown()).isFalse();
    }

    @Test
    void aRegistryIsReachedByItsUrlWithCredentials() {
        InputFormat format = Assigned.settings(
                        "input.format=avro",
                        "input.schema.registry.url=https://registry:8081/apis/ccompat/v7",
                        "input.schema.registry.user=me",
                        "input.schema.registry.password=secret",
                        "input.schema.unknown=reject")
                .inputFormat();
        assertThat(format.registry()).hasValueSatisfying(address -> {
            assertThat(address).hasToString("https://registry:8081/apis/ccompat/v7");
            assertThat(address.user()).contains("me");
            assertThat(address.password()).contains("secret");
        });
        assertThat(format.rejectsUnknown()).isTrue();
    }

    @Test
    void aSchemaInAFileNeedsNoRegistry() {
        Assigned.settings("input.format=avro", "input.schema.file=" + directory.resolve("visit.avsc"));
        Assigned.settings(
                "input.format=protobuf",
                "input.schema.file=" + directory.resolve("visit.proto"),
                "input.schema.message=shop.Visit");
    }

    @Test
    void columnsOfCsvHaveNames() {
        InputFormat format = Assigned.settings(
                        "input.format=csv",
                        "input.csv.columns=ts, user_id,country",
                        "input.csv.delimiter=\\t",
                        "dimensions=country=/country")
                .inputFormat();
        assertThat(format.columns()).containsExactly("ts", "user_id", "country");
        assertThat(format.delimiter()).isEqualTo('\t');
    }

    @Test
    void aFileOfPropertiesTurnsTheSignForTabsIntoOne() throws IOException {
        Path file = Files.writeString(
                directory.resolve("tabs.properties"),
                "input.format=csv\ninput.csv.columns=ts,user_id\ninput.csv.delimiter=\\t\n");
        assertThat(Assigned.loader().file(file).load().inputFormat().delimiter())
                .isEqualTo('\t');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input.format=xml|no such format; valid: json, avro, protobuf, csv",
                "input.format=avro|needs a schema: set either input.schema.registry.url or input.schema.file",
                "input.format=avro input.schema.registry.url=http://r input.schema.file=DIR/visit.avsc|, not both",
                "input.format=avro input.schema.registry.url=registry:8081|not such a URL",
                "input.format=avro input.schema.registry.url=http://u:p@r|set input.schema.registry.user",
                "input.format=avro input.schema.registry.url=http://r input.schema.registry.user=u|of no use without input.schema.registry.password",
                "input.format=avro input.schema.registry.url=http://r input.schema.registry.ca=DIR/visit.avsc|the file holds no certificates in PEM",
                "input.format=avro input.schema.registry.url=http://r input.schema.message=V|the registry tells schema and message",
                "input.format=avro input.schema.file=DIR/none.avsc|there is no file DIR/none.avsc",
                "input.format=avro input.schema.file=DIR/bad.avsc|it cannot be used: ",
                "input.format=avro input.schema.file=DIR/visit.avsc input.schema.unknown=reject|there is no input.schema.registry.url; remove it",
                "input.format=protobuf input.schema.file=DIR/visit.proto|needs input.schema.message",
                "input.format=protobuf input.schema.file=DIR/visit.proto input.schema.message=Visit|there is no message Visit",
                "input.format=protobuf input.schema.file=DIR/lost.proto input.schema.message=Visit|there is no file DIR/none.proto",
                "input.format=csv|needs input.csv.columns",
                "input.format=csv input.csv.columns=ts,usr_id|input.user = \"user_id\" (default): there is no column user_id in input.csv.columns; did you mean usr_id?",
                "input.format=csv input.csv.columns=ts,user_id,ts|a name comes twice",
                "input.format=csv input.csv.columns=ts,,user_id|a name is empty",
                "input.format=csv input.csv.columns=ts,user_id input.csv.delimiter=;;|not one such character",
                "input.schema.registry.url=http://r|JSON is read without asking a registry; remove it, or change input.format",
                "input.csv.columns=ts|it is for CSV only",
                "input.format=csv input.csv.columns=ts,user_id input.each=lines|it is for JSON only; remove it",
                "input.format=avro input.schema.registry.url=http://r input.each=/batch|it is for JSON only; remove it",
                "input.each=@timestamp|a field of that name is /@timestamp",
                "input.each=a..b|has an empty part",
                "input.each=/a~2|~ is written ~0",
            })
    void whatDoesNotFitTogetherIsOneLine(String assignments, String complaint) {
        String[] all = Stream.of(
                        assignments.replace("DIR", directory.toString()).split(" "))
                .toArray(String[]::new);
        assertThatThrownBy(() -> Assigned.settings(all))
                .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.problems())
                        .as("%s", Optional.of(e.problems()))
                        .singleElement()
                        .asString()
                        .contains(complaint.replace("DIR", directory.toString())));
    }
}

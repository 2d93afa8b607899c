package dev.rollcall.event.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.csv.CsvLine.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLineTest {
    private final FieldTree wanted = FieldTree.root();
    private final List<FieldValue> columns =
            Stream.of("a", "b", "c").map(wanted::want).toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "u1,x,y|[u1, x, y]",
                "u1,x,y\\r\\n|[u1, x, y]",
                "u1,x|[u1, x, -]",
                "u1,,y|[u1, -, y]",
                ",,|[-, -, -]",
                "\"u1\",\"x,y\",\"\"|[u1, x,y, -]",
                "\"u\"\"1\",\"\"\"\",z|[u\"1, \", z]",
                "\"a\\nb\",x,y|[a\\nb, x, y]",
                "u\"1,x,y|[u\"1, x, y]",
                "` a, b,c `|[ a,  b, c ]",
                "Grüße,x,y|[Grüße, x, y]",
            })
    void valuesStandBetweenDelimiters(String line, String expected) {
        assertThat(read(',', line.replace("\\r", "\r").replace("\\n", "\n"))).isEqualTo(Result.GOOD);
        assertThat(texts().toString()).isEqualTo(expected.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b,c,d|TOO_MANY_COLUMNS",
                "a,b,c,|TOO_MANY_COLUMNS",
                "a,b\\nc,d|SEVERAL_LINES",
                "a,\"b\"\\nc,d|SEVERAL_LINES",
                "a,\"b|BAD_QUOTES",
                "a,\"b\"c,d|BAD_QUOTES",
                "a,b,\"|BAD_QUOTES",
            })
    void aBrokenLineIsToldFromOthers(String line, Result expected) {
        assertThat(read(',', line.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @Test
    void betweenTabsQuotesMeanNothing() {
        assertThat(read('\t', "\"u1\t\"x\"\ty\"y\n")).isEqualTo(Result.GOOD);
        assertThat(texts()).containsExactly("\"u1", "\"x\"", "y\"y");
    }

    @Test
    void whatIsWrittenIsRead() {
        for (long seed = 1; seed <= 5_000; seed++) {
            Random random = new Random(seed);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                values.add(IntStream.range(0, random.nextInt(6))
                        .mapToObj(ignored -> Stream.of("\"", ",", "\n", "x", "ä", " ")
                                .toList()
                                .get(random.nextInt(6)))
                        .collect(Collectors.joining()));
            }
            String line = values.stream().map(CsvLineTest::quoted).collect(Collectors.joining(","));
            assertThat(read(',', line)).as("seed %s: %s", seed, line).isEqualTo(Result.GOOD);
            assertThat(texts())
                    .as("seed %s: %s", seed, line)
                    .isEqualTo(values.stream()
                            .map(value -> value.isEmpty() ? "-" : value)
                            .toList());
        }
    }

    private static String quoted(String value) {
        return value.matches("(?s).*[\",\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    @Test
    void noBytesCauseAnythingButAResult() {
        for (long seed = 1; seed <= 20_000; seed++) {
            Random random = new Random(seed);
            byte[] line = new byte[random.nextInt(12)];
            for (int i = 0; i < line.length; i++) {
                line[i] = "\",\n\rx\t\u00ff\u00c3".getBytes(UTF_8)[random.nextInt(10)];
            }
            wanted.beginEvent();
            CsvLine reader = new CsvLine((byte) ',', columns.toArray(FieldValue[]::new));
            reader.read(line);
            assertThat(reader.at()).as("seed %s", seed).isBetween(0, line.length);
        }
    }

    private Result read(char delimiter, String line) {
        wanted.beginEvent();
        return new CsvLine((byte) delimiter, columns.toArray(FieldValue[]::new)).read(line.getBytes(UTF_8));
    }

    private List<String> texts() {
        return columns.stream()
                .map(value -> value.kind() == FieldValue.Kind.ABSENT
                        ? "-"
                        : value.text().toString())
                .toList();
    }
}

package dev.rollcall.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.Fault;
import dev.rollcall.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonElementsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/ | [{\"a\":1}, {\"b\":[2,{}]} ] | {\"a\":1} {\"b\":[2,{}]}",
                "/ | [] | ``",
                "/ | [1,\"x]\",null,[2],-3.5e2,\"é\\\"\",true] | 1 \"x]\" null [2] -3.5e2 \"é\\\"\" true",
                "batch | {\"a\":[0],\"batch\":[{\"a\":1}],\"batch\":[2],\"z\":{}} | {\"a\":1}",
                "a.b | {\"b\":[1],\"a\":{\"b\":[2,3]}} | 2 3",
                "/a.b | {\"a.b\":[2,3]} | 2 3",
                "/a/1/b | {\"a\":[{\"b\":[1]},{\"b\":[2]}]} | 2",
                "/1 | [[1],[2],[3]] | 2",
                "/1 | {\"1\":[2]} | 2",
                "/lines | {\"lines\":[2]} | 2",
                "lines | {\"a\":1}{\"b\":\"}\"}  {\"c\":{}} | {\"a\":1} {\"b\":\"}\"} {\"c\":{}}",
                "lines | {\"a\": | {\"a\":",
            })
    void theEventsOfARecordAreCutOutAsTheyStandThere(String each, String record, String elements) {
        assertThat(String.join(" ", cut(each, record))).isEqualTo(elements);
    }

    @Test
    void eachLineStandsAloneAndEmptyOnesAreNone() {
        String record = "\n{\"a\":1}\r\n\n \t\nbroken {\n{\"b\":\"x\n{\"c\":3}\n";

        assertThat(cut("lines", record)).containsExactly("{\"a\":1}", "broken {", "{\"b\":\"x", "{\"c\":3}");
    }

    @Test
    void theFiveBytesOfASchemaRegistryArePassedOver() {
        String five = "\0\0\0\0\n";

        assertThat(cut("/", five + " [1]")).containsExactly("1");
        assertThat(cut("lines", five + "{}\n{}")).containsExactly("{}", "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/ | {\"a\":[1]} | the value is not an array, which input.each=/ asks for",
                "batch | {\"a\":[1]} | there is no array at \"batch\" (input.each)",
                "batch | {\"batch\":{}} | there is no array at \"batch\" (input.each)",
                "batch | [] | there is no array at \"batch\" (input.each)",
                "a.0 | {\"a\":[[1]]} | there is no array at \"a.0\" (input.each)",
                "/ | [{\"a\":1},{\"b\"] | the value is not JSON at byte 13",
                "/ | [{\"a\":1},{\"b\":2} | the value ends after 16 bytes, within the JSON",
                "batch | {\"batch\":[1] | the value ends after 12 bytes, within the JSON",
                "/ | [1][2] | there are two JSON values in one record, the second at byte 3: set input.each=lines",
                "/ | [1],[2] | something follows the JSON at byte 3",
                "/ | x | the value is not a JSON object",
                "/ | `` | the value is empty",
                "lines | ` ` | the value is empty",
            })
    void whatIsNoArrayIsOneFaultThatSaysSo(String each, String record, String detail) {
        assertThat(new JsonElements(each).cut(record.getBytes(UTF_8))).isEqualTo(Fault.malformed(detail));
    }

    @Test
    void aRecordWithoutAValueAndOneThatIsTooLargeAreFaults() {
        JsonElements elements = new JsonElements("lines");

        assertThat(elements.cut(null).reason()).isEqualTo(RejectReason.MALFORMED);
        assertThat(elements.cut(new byte[1_000_001]).reason()).isEqualTo(RejectReason.TOO_LARGE);
        assertThat(new JsonElements("/").cut("[".repeat(2_000).getBytes(UTF_8)).detail())
                .contains("deeper than 1,000 levels");
    }

    @Test
    void aFaultLeavesTheNextRecordAlone() {
        JsonElements elements = new JsonElements("/");

        assertThat(elements.cut("[1,2,".getBytes(UTF_8))).isNotNull();
        assertThat(elements.cut("[3]".getBytes(UTF_8))).isNull();
        assertThat(elements.elements()).hasSize(1);
    }

    @Test
    void anyDamageToAnArrayIsAFaultOrLeavesTheElementsAsTheyAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] record = "{\"x\":1,\"batch\":[{\"a\":1,\"b\":\"t\"},{\"c\":[2]}],\"y\":{}}".getBytes(UTF_8);
            record[random.nextInt(record.length)] = (byte) random.nextInt(128);
            JsonElements elements = new JsonElements("batch");

            if (elements.cut(record) == null) {
                assertThat(new String(record, UTF_8))
                        .as("seed %d", seed)
                        .contains(elements.elements().stream()
                                .map(element -> new String(element, UTF_8))
                                .collect(Collectors.toList()));
            }
        }
    }

    private static List<String> cut(String each, String record) {
        JsonElements elements = new JsonElements(each);
        assertThat(elements.cut(record.getBytes(UTF_8))).isNull();
        List<String> texts = new ArrayList<>();
        elements.elements().forEach(element -> texts.add(new String(element, UTF_8)));
        return texts;
    }
}

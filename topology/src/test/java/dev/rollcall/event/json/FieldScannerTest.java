package dev.rollcall.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.FieldTree;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldScannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"uid\":\"u\",\"ts\":1795342530123}",
                "{\"event\":{\"a\":[1,-2.5e+3,true,null,{}],\"b\":\"long enough for words of eight\"},\"uid\":42,\"ts\":\"2026-11-22T10:15:30Z\"}",
                "{}",
                "{\"name\":\"Zo\u00eb \u65e5\u672c\",\"uid\":\"\u00e9\",\"ts\":1795342530.5}",
                "{ \"ts\" : 1795342530123 ,\n\t\"x\" : null , \"uid\" : \"u\" }",
            })
    void plainEventsAreSparedTheParser(String event) {
        FieldTree wanted = FieldTree.root();
        wanted.want("uid");
        wanted.want("ts");

        assertThat(new FieldScanner(wanted).scan(event.getBytes(StandardCharsets.UTF_8), 0))
                .isTrue();
    }
}

package dev.rollcall.sinks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZerosTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "country=DE", "\0", "a\0b\0\0", "\u2400", "\u24000", "\u2400\u2400\0", "0\0000", "\0\u2400"})
    void whatIsWrittenCanBeReadAgain(String text) {
        assertThat(Zeros.encode(text)).doesNotContain("\0");
        assertThat(Zeros.decode(Zeros.encode(text))).isEqualTo(text);
    }
}

package dev.rollcall.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NestingTest {
    @Test
    void theLimitItselfIsNotTooDeep() {
        byte[] rest = "[{\"a\":[]}]}".getBytes(UTF_8);

        assertThat(Nesting.exceeds(rest, 0, 1, 4)).isFalse();
        assertThat(Nesting.exceeds(rest, 0, 1, 3)).isTrue();
    }

    @Test
    void siblingsDoNotAddUp() {
        byte[] rest = "[[],[],[],{},{}]}".getBytes(UTF_8);

        assertThat(Nesting.exceeds(rest, 0, 1, 3)).isFalse();
    }

    @Test
    void bracketsInStringsDoNotCount() {
        byte[] rest = ",\"[[[[[[\":\"{{{{\\\"[[[[\\\\\",\"x\":[]}".getBytes(UTF_8);

        assertThat(Nesting.exceeds(rest, 0, 1, 2)).isFalse();
        assertThat(Nesting.exceeds(rest, 0, 1, 1)).isTrue();
    }

    @Test
    void whatFollowsTheObjectDoesNotCount() {
        byte[] rest = "}[[[[[[".getBytes(UTF_8);

        assertThat(Nesting.exceeds(rest, 0, 1, 2)).isFalse();
    }

    @Test
    void aRestThatBreaksOffInAStringIsMeasuredAsFarAsItGoes() {
        assertThat(Nesting.exceeds("[[\"[[[".getBytes(UTF_8), 0, 1, 3)).isFalse();
        assertThat(Nesting.exceeds("[[\"[[[\\".getBytes(UTF_8), 0, 1, 2)).isTrue();
    }
}

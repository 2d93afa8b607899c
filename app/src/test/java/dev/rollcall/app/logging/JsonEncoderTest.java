package dev.rollcall.app.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.rollcall.service.testing.TestJson;
import org.junit.jupiter.api.Test;

class JsonEncoderTest {
    private final Logger logger = new LoggerContext().getLogger("here");
    private final JsonEncoder encoder = new JsonEncoder();

    @Test
    void aStackTraceWithItsCausesIsOneField() {
        String line =
                encoded("failed", new IllegalStateException("outer", new IllegalArgumentException("inner \"cause\"")));

        assertThat(TestJson.object(line).get("stack_trace"))
                .asString()
                .contains(
                        "java.lang.IllegalStateException: outer\n",
                        "Caused by: java.lang.IllegalArgumentException: inner \"cause\"\n",
                        "\tat " + JsonEncoderTest.class.getName());
    }

    @Test
    void whateverAMessageHoldsItIsOneLine() {
        String line = encoded("two\nlines, \u0000, \ud83d alone", null);

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        assertThat(TestJson.object(line)).containsEntry("message", "two\nlines, \u0000, ? alone");
    }

    private String encoded(String message, Throwable failure) {
        LoggingEvent event = new LoggingEvent("", logger, Level.ERROR, message, failure, null);
        return new String(encoder.encode(event), UTF_8);
    }
}

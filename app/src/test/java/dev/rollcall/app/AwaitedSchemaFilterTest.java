package dev.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import dev.rollcall.schema.SchemaUnavailableException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class AwaitedSchemaFilterTest {
    private final Throwable waiting =
            new StreamsException(new SchemaUnavailableException(7, "schema 7 cannot be had", new Exception("away")));

    @Test
    void kafkasErrorsAboutAThreadThatWaitsForASchemaAreDropped() {
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", waiting)).isEqualTo(FilterReply.DENY);
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", null, "task", waiting))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void everythingElseIsKept() {
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", new StreamsException("broken")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("org.apache.kafka.streams.KafkaStreams", null, "task"))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("dev.rollcall.service.run.ThreadFailures", waiting)).isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decide(String name, Throwable logged, Object... parameters) {
        Logger logger = new LoggerContext().getLogger(name);
        return new AwaitedSchemaFilter().decide(null, logger, Level.ERROR, "replacing", parameters, logged);
    }
}

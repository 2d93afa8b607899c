package dev.rollcall.schema;

import static dev.rollcall.schema.RegisteredSchema.AVRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final RegistryServer server = new RegistryServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSchemaIsAskedForOnce() {
        server.register(7, "events-value", AVRO, "x");
        Schemas schemas = schemas(SHORT, false);
        schemas.of(7);
        assertThat(schemas.of(7)).map(RegisteredSchema::text).contains("x");
        assertThat(server.questions()).isEqualTo(1);
        assertThat(schemas.awaited()).isEmpty();
    }

    @Test
    void aRegistryThatComesBackIsWaitedFor() {
        server.register(7, "events-value", AVRO, "x");
        server.stop();
        Schemas schemas = schemas(LONG, true);
        CompletableFuture<Optional<RegisteredSchema>> asked = CompletableFuture.supplyAsync(() -> schemas.of(7));
        await().untilAsserted(() -> assertThat(schemas.awaited()).containsExactly(7));
        server.start();
        assertThat(asked.join()).isPresent();
        assertThat(schemas.awaited()).isEmpty();
    }

    @Test
    void patienceHasAnEndAndTheExceptionNamesTheId() {
        server.stop();
        assertThatThrownBy(() -> schemas(SHORT, true).of(7))
                .isInstanceOf(SchemaUnavailableException.class)
                .hasMessageContaining("schema 7 cannot be had from http://127.0.0.1")
                .hasMessageContaining("it does not answer");
    }

    @Test
    void anUnknownIdIsWaitedForToo() {
        Schemas schemas = schemas(LONG, false);
        CompletableFuture<Optional<RegisteredSchema>> asked = CompletableFuture.supplyAsync(() -> schemas.of(7));
        await().until(() -> !schemas.awaited().isEmpty());
        server.register(7, "events-value", AVRO, "x");
        assertThat(asked.join()).isPresent();
    }

    @Test
    void anUnknownIdIsAnAnswerIfItIsToBeRejected() {
        Schemas schemas = schemas(LONG, true);
        assertThat(schemas.of(7)).isEmpty();
        assertThat(schemas.of(7)).isEmpty();
        assertThat(server.questions()).isEqualTo(1);
    }

    @Test
    void closingEndsTheWaiting() {
        server.stop();
        Schemas schemas = schemas(LONG, false);
        CompletableFuture<Optional<RegisteredSchema>> asked = CompletableFuture.supplyAsync(() -> schemas.of(7));
        await().until(() -> !schemas.awaited().isEmpty());
        schemas.close();
        assertThatThrownBy(asked::join).hasCauseInstanceOf(SchemaUnavailableException.class);
    }

    private Schemas schemas(Duration patience, boolean rejectsUnknown) {
        return new Schemas(server.address(), patience, rejectsUnknown);
    }
}

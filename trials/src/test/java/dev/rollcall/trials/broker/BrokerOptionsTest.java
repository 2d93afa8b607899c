package dev.rollcall.trials.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerOptionsTest {
    private static final Path DIRECTORY = Path.of("logs");

    @Test
    void anExtraPropertyReplacesABuiltInOne() {
        BrokerOptions options = BrokerOptions.defaults().withProperty("num.io.threads", "5");

        Map<String, String> properties = BrokerProperties.of(options, DIRECTORY, 1234, 5678);

        assertThat(properties).containsEntry("num.io.threads", "5");
    }

    @Test
    void anExtraPropertyCannotMoveTheBroker() {
        BrokerOptions options = BrokerOptions.defaults().withProperty("listeners", "PLAINTEXT://0.0.0.0:9092");

        Map<String, String> properties = BrokerProperties.of(options, DIRECTORY, 1234, 5678);

        assertThat(properties)
                .containsEntry("listeners", "CLIENTS://127.0.0.1:1234,CONTROLLER://127.0.0.1:5678")
                .containsEntry("advertised.listeners", "CLIENTS://127.0.0.1:1234");
    }

    @Test
    void aBrokerThatNeverStartedHasNoAddress() {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults())) {
            assertThatThrownBy(broker::bootstrapServers).isInstanceOf(IllegalStateException.class);
        }
    }
}

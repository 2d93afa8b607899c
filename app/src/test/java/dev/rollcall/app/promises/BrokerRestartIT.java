package dev.rollcall.app.promises;

import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerRestartIT {
    @Test
    void aBrokerThatIsRestartedInTheMiddleCostsNothing(@TempDir Path stateDir) {
        RandomEvents events = new RandomEvents("broker restart", 301);
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = new TestKafka(broker.bootstrapServers(), "restarted");
                Trial trial = new Trial(kafka, stateDir, 3, Map.of())) {
            Instance instance = trial.start();
            trial.write(events.next(10_000));
            await().atMost(Duration.ofMinutes(2)).until(() -> trial.accounted() > 0);
            trial.write(events.next(10_000));

            broker.stop();
            broker.start();

            trial.write(events.next(10_000));
            trial.awaitCaughtUp(instance);
            trial.assertExact();
        }
    }
}

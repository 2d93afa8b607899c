package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.audit.AuditStatus;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as far out of order as real ones are, generated: see {@link RealEventsIT}. */
@ExtendWith(KafkaExtension.class)
class DisorderIT {
    @TempDir
    private Path stateDir;

    private static Map<String, String> settings(String zone) {
        Map<String, String> settings = new HashMap<>(RealEventsIT.settings(zone));
        settings.put("time.earliest", "1980-01-01");
        return settings;
    }

    /** In Shanghai the clocks changed until 1991; in São Paulo they did at midnight, so that days began at one. */
    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Shanghai", "America/Sao_Paulo"})
    void decadesOfEventsInAnyOrderAreCountedExactly(String zone, TestKafka kafka) {
        List<SentEvent> events = new DisorderlyEvents(ZoneId.of(zone), 1).shuffled();
        try (Trial trial = new Trial(kafka, stateDir, 6, settings(zone))) {
            trial.write(events.subList(0, events.size() / 2));
            Instance instance = trial.start();
            trial.awaitCaughtUp(instance);

            trial.write(events.subList(events.size() / 2, events.size()));
            trial.awaitCaughtUp(instance);

            trial.assertExact();
            assertThat(new Audited(trial, stateDir).run().status()).isEqualTo(AuditStatus.EQUAL);
        }
    }
}

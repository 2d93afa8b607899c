package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.service.Causes;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class UnknownFormatIT {
    private static final byte LATER_VERSION = 77;

    @TempDir
    private Path stateDir;

    @Test
    void anInstanceThatMeetsTheFormatOfALaterVersionStops(TestKafka kafka) throws Exception {
        RandomEvents events = new RandomEvents("unknown format", 801);
        try (Trial trial = new Trial(kafka, stateDir, 1, Map.of())) {
            trial.write(events.next(10));
            trial.run(false);
            String visits = trial.applicationId() + "-visits-repartition";
            kafka.produceBytes(List.of(new ProducerRecord<>(visits, 0, null, new byte[] {LATER_VERSION})));

            Instance instance = trial.start();

            Throwable failure = instance.failed().get(2, TimeUnit.MINUTES);
            assertThat(Causes.find(failure, UnknownVersionException.class))
                    .hasValueSatisfying(cause -> assertThat(cause).hasMessageContaining("version 77"));
        }
    }
}

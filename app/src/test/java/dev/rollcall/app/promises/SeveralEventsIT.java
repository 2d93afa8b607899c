package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.audit.AuditStatus;
import dev.rollcall.service.audit.difference.AuditDifference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records that hold several events. */
@ExtendWith(KafkaExtension.class)
class SeveralEventsIT {
    private static final long TIMESTAMP = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    @TempDir
    private Path directory;

    @Test
    void anAuditFindsTheElementsOfArraysAsTheyWereCounted(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 1, Map.of("input.each", "/"))) {
            write(
                    kafka,
                    trial,
                    "[" + event("ann") + "," + event("") + "," + event("bob") + ",7]",
                    "[]",
                    "[" + event("cas"),
                    "[" + event("ann") + "]");
            Audited.writeAndCount(trial, List.of());

            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.differences()).isEmpty();
            assertThat(result.status()).isEqualTo(AuditStatus.EQUAL);
            assertThat(result.events()).isEqualTo(7);
            String accounts = kafka.readLatest(kafka.name("accounts")).get(trial.input() + "-0");
            assertThat(accounts).contains("\"read\":7,\"first\":2,\"repeat\":1,\"ignored\":1,");
            assertThat(Accounts.parse((trial.input() + "-0").getBytes(UTF_8), accounts.getBytes(UTF_8)))
                    .returns(true, Accounts::balances);
        }
    }

    @Test
    void anAuditFindsAnElementThatIsMissingAmongTheRejectedEvents(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 1, Map.of("input.each", "lines"))) {
            write(kafka, trial, event("") + "\n" + event("ann") + "\n" + event(""));
            Audited.writeAndCount(trial, List.of());
            List<ConsumerRecord<byte[], byte[]>> rejected = kafka.readBytes(kafka.name("rejected-events"));
            assertThat(rejected)
                    .extracting(record -> new String(
                            record.headers().lastHeader(RejectedHeaders.INDEX).value(), UTF_8))
                    .containsExactly("0", "2");
            String other = kafka.createTopic("rejected-otherwise", 1);
            ConsumerRecord<byte[], byte[]> second = rejected.get(1);
            kafka.produceBytes(List.of(new ProducerRecord<>(
                    other, 0, second.timestamp(), second.key(), second.value(), second.headers())));

            AuditResult result =
                    new Audited(trial, directory).with("rejected.topic", other).run();

            assertThat(result.differences())
                    .extracting(AuditDifference::key, AuditDifference::published, AuditDifference::recomputed)
                    .containsExactly(tuple(trial.input() + "-0@0", "missing", "BAD_USER"));
        }
    }

    private static String event(String user) {
        return "{\"user_id\":\"" + user + "\",\"ts\":\"2026-11-22T12:00:00Z\"}";
    }

    private static void write(TestKafka kafka, Trial trial, String... values) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String value : values) {
            records.add(new ProducerRecord<>(trial.input(), 0, TIMESTAMP, null, value.getBytes(UTF_8)));
        }
        kafka.produceBytes(records);
    }
}

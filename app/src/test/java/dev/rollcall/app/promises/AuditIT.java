package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.audit.AuditDifference;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.audit.AuditStatus;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the audit finds on topics that nobody writes any more. */
@ExtendWith(KafkaExtension.class)
class AuditIT {
    private static final int EVENTS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void whatWasCountedIsEqual(TestKafka kafka) {
        try (Trial trial = counted(kafka, 501)) {
            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.differences()).isEmpty();
            assertThat(result.status()).isEqualTo(AuditStatus.EQUAL);
            assertThat(result.status().exitStatus()).isZero();
            assertThat(result.events()).isEqualTo(EVENTS);
            assertThat(result.rows()).isEqualTo(rows(kafka).size());
            assertThat(List.of(result.openDays(), result.untoldDays())).containsOnly(List.of());
        }
    }

    @Test
    void everyRowThatWasTamperedWithIsFoundAndNoOther(TestKafka kafka) {
        try (Trial trial = counted(kafka, 502)) {
            write(kafka, "active-users", "2024-10-10/all", changed(rows(kafka).get("2024-10-10/all"), "dau", "7"));
            write(kafka, "active-users", "2024-10-12/country=DE", null);
            write(kafka, "active-users", "2024-10-14/country=XX", row("2024-10-14", "UTC", "country=XX"));
            write(kafka, "active-users", "2031-01-01/all", row("2031-01-01", "UTC", "all"));
            write(kafka, "active-users", "2024-10-16/country=CN", "{\"day\":\"2024-10-16\"}");
            String berlin = rows(kafka).get("2024-10-18/all").replace("\"UTC\"", "\"Europe/Berlin\"");
            write(kafka, "active-users", "2024-10-18/all", berlin);

            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.status()).isEqualTo(AuditStatus.DIFFERENT);
            assertThat(result.status().exitStatus()).isEqualTo(3);
            assertThat(result.differences())
                    .extracting(difference -> difference.key() + " " + difference.field())
                    .containsExactly(
                            "2024-10-10/all dau",
                            "2024-10-12/country=DE row",
                            "2024-10-14/country=XX row",
                            "2024-10-16/country=CN row",
                            "2024-10-18/all row",
                            "2031-01-01/all row");
            assertThat(result.differences().get(0).published()).isEqualTo("7");
            assertThat(result.differences().get(1).published()).isEqualTo("missing");
        }
    }

    @Test
    void onlyTheAskedDaysAreComparedAndOnlySoManyDifferencesKept(TestKafka kafka) {
        try (Trial trial = counted(kafka, 503)) {
            for (int day = 10; day < 20; day++) {
                String key = "2024-10-" + day + "/all";
                write(kafka, "active-users", key, changed(rows(kafka).get(key), "mau", "1"));
            }

            AuditResult result = new Audited(trial, directory)
                    .days(LocalDate.parse("2024-10-12"), LocalDate.parse("2024-10-17"))
                    .limit(2)
                    .run();

            assertThat(result.differenceCount()).isEqualTo(6);
            assertThat(result.differences())
                    .extracting(AuditDifference::key)
                    .containsExactly("2024-10-12/all", "2024-10-13/all");
        }
    }

    @Test
    void accountsThatWereTamperedWithAreFound(TestKafka kafka) {
        try (Trial trial = counted(kafka, 504)) {
            Map<String, String> accounts = kafka.readLatest(kafka.name("accounts"));
            String one = trial.input() + "-1";
            write(kafka, "accounts", one, changed(changed(accounts.get(one), "first", "1"), "LATE", "0"));
            String two = trial.input() + "-2";
            write(kafka, "accounts", two, null);
            write(kafka, "accounts", "other-0", accounts.get(one));
            String nine = trial.input() + "-9";
            write(kafka, "accounts", nine, accounts.get(one).replace("\"partition\":1", "\"partition\":9"));

            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.differences())
                    .extracting(difference -> difference.key() + " " + difference.field())
                    .contains(
                            "other-0 record",
                            trial.input() + " first",
                            one + " first + repeat",
                            one + " rejected LATE",
                            one + " first + repeat + rejected",
                            two + " record",
                            nine + " record")
                    .hasSize(7);
        }
    }

    @Test
    void aRejectedEventThatIsMissingThereTwiceOrForAnotherReasonIsFound(TestKafka kafka) {
        try (Trial trial = counted(kafka, 505)) {
            List<ConsumerRecord<byte[], byte[]>> rejected = kafka.readBytes(kafka.name("rejected-events"));
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            String other = kafka.createTopic("rejected-otherwise", 1);
            rejected.subList(1, rejected.size()).forEach(record -> records.add(copy(record, other)));
            records.add(copy(rejected.get(1), other));
            records.get(1).headers().add(RejectedHeaders.REASON, "NO_TIME".getBytes(UTF_8));
            records.get(1).headers().add(RejectedHeaders.OFFSET, "999999".getBytes(UTF_8));
            records.get(2).headers().remove(RejectedHeaders.REASON);
            kafka.produceBytes(records);

            AuditResult result =
                    new Audited(trial, directory).with("rejected.topic", other).run();

            assertThat(result.differences())
                    .extracting(AuditDifference::key, AuditDifference::published)
                    .contains(
                            tuple(place(rejected.get(0)), "missing"),
                            tuple(place(rejected.get(1)), reason(rejected.get(1)) + " once more"),
                            tuple(place(rejected.get(2)), "missing"),
                            tuple(place(rejected.get(3)), "missing"),
                            tuple(other + "-0@2", "no header rollcall.reason"));
            assertThat(result.differenceCount()).isEqualTo(6);
        }
    }

    private Trial counted(TestKafka kafka, long seed) {
        Trial trial = new Trial(kafka, directory.resolve("state"), 3, Map.of());
        Audited.writeAndCount(trial, new RandomEvents("audit", seed).next(EVENTS));
        return trial;
    }

    private static Map<String, String> rows(TestKafka kafka) {
        return kafka.readLatest(kafka.name("active-users"));
    }

    private static void write(TestKafka kafka, String topic, String key, String value) {
        kafka.produce(List.of(new ProducerRecord<>(kafka.name(topic), key, value)));
    }

    private static String row(String day, String zone, String segment) {
        return "{\"day\":\"" + day + "\",\"zone\":\"" + zone + "\",\"segment\":\"" + segment
                + "\",\"dau\":0,\"wau\":0,\"mau\":0,\"new\":0}";
    }

    private static String changed(String json, String field, String value) {
        String changed = json.replaceFirst("\"" + field + "\":\\d+", "\"" + field + "\":" + value);
        assertThat(changed).isNotEqualTo(json);
        return changed;
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record, String topic) {
        return new ProducerRecord<>(topic, 0, record.timestamp(), record.key(), record.value(), record.headers());
    }

    private static String place(ConsumerRecord<?, ?> rejected) {
        return header(rejected, RejectedHeaders.TOPIC) + "-" + header(rejected, RejectedHeaders.PARTITION) + "@"
                + header(rejected, RejectedHeaders.OFFSET);
    }

    private static String reason(ConsumerRecord<?, ?> rejected) {
        return header(rejected, RejectedHeaders.REASON);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}

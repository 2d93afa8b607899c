package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.audit.AuditStatus;
import dev.rollcall.service.audit.difference.AuditDifference;
import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.report.Count;
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
            assertThat(result.gaps()).isEqualTo(rows(kafka).size());
            assertThat(result.cohorts())
                    .isEqualTo(kafka.readLatest(kafka.name("active-users-retention"))
                            .size());
            assertThat(result.ranges()).isEqualTo(200);
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
    void everyCountOfARowIsCompared(TestKafka kafka) {
        try (Trial trial = counted(kafka, 506)) {
            String key = "2024-10-20/all";
            for (Count count : Count.ALL) {
                write(kafka, "active-users", key, changed(rows(kafka).get(key), count.field(), "1234567"));
            }

            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.differences())
                    .extracting(AuditDifference::field)
                    .containsExactly("dau", "wau", "mau", "new", "returning", "resurrected", "dormant", "wtd", "mtd");
        }
    }

    @Test
    void gapsThatWereTamperedWithAreFoundAndTheRangesThatTheyAddUpTo(TestKafka kafka) {
        try (Trial trial = counted(kafka, 507)) {
            String gaps = "active-users-gaps";
            Map<String, String> rows = kafka.readLatest(kafka.name(gaps));
            write(kafka, gaps, "2024-10-12/country=DE", changed(rows.get("2024-10-12/country=DE"), "new", "1000"));
            String all = rows.get("2024-10-20/all");
            write(kafka, gaps, "2024-10-20/all", all.replace("\"gaps\":{", "\"gaps\":{\"999\":77,"));
            write(kafka, gaps, "2024-10-21/country=CN", null);
            write(
                    kafka,
                    gaps,
                    "2031-01-01/all",
                    "{\"day\":\"2031-01-01\",\"zone\":\"UTC\",\"segment\":\"all\",\"new\":0,\"gaps\":{}}");

            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.status().exitStatus()).isEqualTo(3);
            assertThat(differences(result, Kind.GAPS))
                    .containsExactly(
                            "2024-10-12/country=DE new",
                            "2024-10-20/all gap 999",
                            "2024-10-21/country=CN gaps",
                            "2031-01-01/all gaps");
            assertThat(differences(result, Kind.RANGE)).isNotEmpty().allMatch(key -> key.endsWith(" users"));
            assertThat(differences(result, Kind.ROW, Kind.COHORT)).isEmpty();
        }
    }

    @Test
    void cohortsThatWereTamperedWithAreFound(TestKafka kafka) {
        try (Trial trial = counted(kafka, 508)) {
            String retention = "active-users-retention";
            Map<String, String> rows = kafka.readLatest(kafka.name(retention));
            String month = "month/2024-10-01/all";
            write(
                    kafka,
                    retention,
                    month,
                    changed(rows.get(month), "users", "3").replaceFirst("\\[\\d+", "[3"));
            String week = "week/2024-10-07/country=DE";
            write(kafka, retention, week, rows.get(week).replace("]}", ",0,0,0]}"));
            write(kafka, retention, "day/2024-10-12/all", null);
            write(
                    kafka,
                    retention,
                    "week/2024-10-08/all",
                    rows.get(week).replace("2024-10-07", "2024-10-08").replace("country=DE", "all"));
            String none =
                    "{\"period\":\"day\",\"cohort\":\"2024-10-12\",\"zone\":\"UTC\",\"segment\":\"country=XX\",\"users\":%d,\"active\":[%d]}";
            write(kafka, retention, "day/2024-10-12/country=XX", none.formatted(0, 0));

            AuditResult result = new Audited(trial, directory).run();

            assertThat(differences(result, Kind.COHORT))
                    .containsExactly(
                            "week/2024-10-08/all cohort",
                            month + " active 0",
                            week + " active",
                            "day/2024-10-12/all cohort");
            assertThat(differences(result, Kind.ROW, Kind.GAPS, Kind.RANGE)).isEmpty();
        }
    }

    private static List<String> differences(AuditResult result, Kind... kinds) {
        return result.differences().stream()
                .filter(difference -> List.of(kinds).contains(difference.kind()))
                .map(difference -> difference.key() + " " + difference.field())
                .toList();
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
                            one + " first + repeat + ignored + rejected",
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
                + "\",\"dau\":0,\"wau\":0,\"mau\":0,\"new\":0,\"returning\":0,\"resurrected\":0,\"dormant\":0,\"wtd\":0,\"mtd\":0}";
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

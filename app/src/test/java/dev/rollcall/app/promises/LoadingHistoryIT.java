package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Events of years, and a topic that got a partition every year. */
@ExtendWith(KafkaExtension.class)
class LoadingHistoryIT {
    private static final LocalDate FIRST = LocalDate.parse("2023-01-01");
    private static final int DAYS_PER_YEAR = 365;
    private static final int YEARS = 3;
    private static final int USERS = 60;

    @TempDir
    private Path stateDir;

    @Test
    void partitionsOfDifferentAgeGiveTheSameRowsWhateverIsReadFirst(TestKafka kafka) {
        try (Trial asTheyCame = new Trial(kafka, stateDir, 1, Map.of("dimensions", ""))) {
            for (int year = 0; year < YEARS; year++) {
                if (year > 0) {
                    kafka.growTopic(asTheyCame.input(), year + 1);
                }
                asTheyCame.write(yearOf(year));
                asTheyCame.run(false);
            }
            asTheyCame.assertExact();
            try (Trial fromTheStart = asTheyCame.withApplicationId(kafka.name("again"))) {

                fromTheStart.run(false);

                fromTheStart.assertExact();
                assertThat(kafka.readLatest(fromTheStart.settings().get("output.topic")))
                        .hasSize(YEARS * DAYS_PER_YEAR)
                        .isEqualTo(kafka.readLatest(asTheyCame.settings().get("output.topic")));
            }
        }
    }

    @Test
    void yearsLoadedNewestFirstIntoARunningApplicationAreCounted(TestKafka kafka) {
        List<SentEvent> history = new ArrayList<>(yearOf(0));
        history.addAll(yearOf(1));
        Collections.reverse(history);
        try (Trial trial = new Trial(kafka, stateDir, 2, Map.of("dimensions", ""))) {
            trial.write(yearOf(2));
            Instance instance = trial.start();
            trial.awaitCaughtUp(instance);

            trial.write(history);
            trial.awaitCaughtUp(instance);

            trial.assertExact();
        }
    }

    /** Every day some of the users, each of them once or twice. */
    private static List<SentEvent> yearOf(int year) {
        Random random = new Random(year);
        List<SentEvent> events = new ArrayList<>();
        for (int day = 0; day < DAYS_PER_YEAR; day++) {
            for (int visit = 0; visit < 8; visit++) {
                events.add(event("user " + random.nextInt(USERS), FIRST.plusDays((long) year * DAYS_PER_YEAR + day)));
            }
        }
        return events;
    }

    private static SentEvent event(String user, LocalDate day) {
        Instant time = Instant.parse(day + "T12:00:00Z");
        byte[] value = ("{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\"}").getBytes(UTF_8);
        ExpectedVisit visit = new ExpectedVisit(user, (int) day.toEpochDay(), List.of(ReportRow.ALL));
        return SentEvent.counted(null, value, time.toEpochMilli(), visit);
    }
}

package dev.rollcall.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.repeats.RepeatTable;
import dev.rollcall.repeats.VisitKey;
import dev.rollcall.testing.TestHash;
import dev.rollcall.visits.EventsRead;
import dev.rollcall.visits.RandomVisits;
import dev.rollcall.visits.RandomVisits.Visit;
import dev.rollcall.visits.VisitsWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SecondLookTest {
    private static final int DAY = 20_000;

    @RepeatedTest(100)
    void onlyWhatWasReadMeanwhileIsLeftOut(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        RandomVisits batches = new RandomVisits(repetition.getCurrentRepetition());
        RepeatFilter seen = new RepeatFilter(3, batches.dimensions(), 1 << 24);
        RepeatTable table = seen.open(2);
        SecondLook secondLook = new SecondLook(seen);
        VisitsWriter writer = new VisitsWriter(batches.dimensions());
        for (int batch = 0; batch < 3; batch++) {
            List<Visit> visits = batches.visits().stream()
                    .map(visit -> visit.on(DAY + random.nextInt(2)))
                    .toList();
            visits.forEach(visit -> visit.writeTo(writer));
            int oneIn = 1 + random.nextInt(4);
            visits.stream()
                    .filter(visit -> random.nextInt(oneIn) == 0)
                    .forEach(visit -> table.add(key(visit), visit.day()));
            List<Visit> left = new ArrayList<>(visits);
            left.removeIf(visit -> table.has(key(visit), visit.day()));

            int repeats = secondLook.leaveOutRepeats(writer, 2);

            assertThat(repeats).isEqualTo(visits.size() - left.size());
            assertThat(writer.visits()).isEqualTo(left.size());
            assertThat(Visit.read(writer.take("events", 0, EventsRead.NONE, 0, Map.of())))
                    .isEqualTo(left);
        }
    }

    @Test
    void aBatchOfWhichNothingIsLeftIsEmpty() {
        RepeatFilter seen = new RepeatFilter(1, List.of("country"), 1 << 20);
        Visit visit = new Visit("ann", DAY, List.of("DE"));
        VisitsWriter writer = new VisitsWriter(List.of("country"));
        visit.writeTo(writer);
        seen.open(0).add(key(visit), DAY);

        new SecondLook(seen).leaveOutRepeats(writer, 0);

        assertThat(writer.visits()).isZero();
        assertThat(writer.size()).isZero();
    }

    private static VisitKey key(Visit visit) {
        ByteSlice user = new ByteSlice().set(visit.user().getBytes(UTF_8));
        VisitKey key = new VisitKey().begin(user, TestHash.of(user));
        visit.values().forEach(value -> key.dimension(new ByteSlice().set(value.getBytes(UTF_8))));
        return key;
    }
}

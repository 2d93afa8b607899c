package dev.rollcall.visits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitsBatchTest {
    @RepeatedTest(20)
    void visitsComeBackAsTheyWere(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        VisitsWriter writer = new VisitsWriter(List.of("country", "platform"));
        for (int batch = 0; batch < 3; batch++) {
            List<Visit> visits = randomVisits(random);

            visits.forEach(visit -> {
                writer.visit(slice(visit.user), visit.day, visit.offset);
                writer.dimension(0, slice(visit.country));
                writer.dimension(1, slice(visit.platform));
            });

            assertThat(writer.visits()).isEqualTo(visits.size());
            assertThat(read(writer.take("events", 3, 0, 0, 0, Map.of()))).isEqualTo(visits);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 0", "0, 5", "7, 5"})
    void theHeaderTellsOfTheEventsBehindTheVisits(long lost, long repeats) {
        VisitsWriter writer = new VisitsWriter(List.of());
        writer.visit(slice("u"), -5, 1L << 40);

        BatchHeader header =
                new VisitsReader(writer.take("events", 3, 12, lost, repeats, Map.of(RejectReason.LATE, 11L))).header();

        assertThat(header)
                .isEqualTo(
                        new BatchHeader("events", 3, 12, lost, repeats, Map.of(RejectReason.LATE, 11L), List.of(), 1));
    }

    @Test
    void aBatchMayHoldNoVisits() {
        byte[] batch =
                new VisitsWriter(List.of("country")).take("events", 0, 2, 0, 0, Map.of(RejectReason.MALFORMED, 2L));

        assertThat(new VisitsReader(batch).nextBlock()).isFalse();
    }

    @Test
    void anOlderRollcallCanReadABatchThatTellsNothingNew() {
        VisitsWriter writer = new VisitsWriter(List.of());

        assertThat(writer.take("events", 0, 2, 0, 0, Map.of())[0]).isEqualTo((byte) 1);
        assertThat(writer.take("events", 0, 2, 1, 0, Map.of())[0]).isEqualTo((byte) 2);
        assertThat(writer.take("events", 0, 2, 0, 1, Map.of())[0]).isEqualTo((byte) 3);
    }

    @Test
    void aBatchOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> new VisitsReader(new byte[] {77}))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("version 77");
    }

    private static List<Visit> read(byte[] batch) {
        VisitsReader reader = new VisitsReader(batch);
        List<Visit> visits = new ArrayList<>();
        while (reader.nextBlock()) {
            while (reader.next()) {
                assertThat(reader.hash()).isEqualTo(reader.user().hash());
                visits.add(new Visit(
                        reader.user().toString(),
                        reader.epochDay(),
                        reader.offset(),
                        reader.value(0, reader.number(0)).toString(),
                        reader.value(1, reader.number(1)).toString()));
            }
        }
        return visits;
    }

    private static List<Visit> randomVisits(Random random) {
        List<Visit> visits = new ArrayList<>();
        long offset = random.nextInt(1_000_000);
        for (int count = random.nextInt(500); count > 0; count--) {
            offset += random.nextInt(3);
            visits.add(new Visit(
                    "user-" + random.nextInt(100),
                    random.nextInt(40_000) - 20_000,
                    offset,
                    random.nextInt(5) == 0 ? "" : "C" + random.nextInt(60),
                    "日本" + random.nextInt(3)));
        }
        return visits;
    }

    private static ByteSlice slice(String text) {
        return new ByteSlice().set(text.getBytes(UTF_8));
    }

    private record Visit(String user, int day, long offset, String country, String platform) {}
}

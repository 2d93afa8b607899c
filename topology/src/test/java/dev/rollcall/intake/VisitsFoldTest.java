package dev.rollcall.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventReader;
import dev.rollcall.event.EventSchema;
import dev.rollcall.event.TimeFormat;
import dev.rollcall.visits.SeenTable;
import dev.rollcall.visits.SeenVisits;
import dev.rollcall.visits.VisitKey;
import dev.rollcall.visits.VisitsReader;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitsFoldTest {
    private static final int PARTITIONS = 3;
    private static final int DAY = 20_000;

    private final SeenVisits seen = new SeenVisits(PARTITIONS, List.of("country"), 400, 1 << 20);
    private VisitsFold fold = new VisitsFold("events", 5, PARTITIONS, List.of("country"), seen);
    private final EventReader reader = new EventReader(
            new EventSchema("user", "day", TimeFormat.EPOCH_SECONDS, List.of(new Dimension("country", "country"))),
            ZoneOffset.UTC,
            Duration.ofDays(30),
            Duration.ofDays(30));

    @RepeatedTest(20)
    void whatIsNotKnownIsSentInOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Set<Visit> known = new HashSet<>();
        remember(known, random);
        List<Visit> sent = new ArrayList<>();
        long offset = 0;
        for (int commit = 0; commit < 5; commit++) {
            int events = random.nextInt(400);
            int repeats = 0;
            for (int event = 0; event < events; event++) {
                Visit visit = Visit.random(random, offset++);
                read(visit, random.nextBoolean());
                if (known.contains(visit.at(0))) {
                    repeats++;
                } else {
                    sent.add(visit);
                }
            }

            Taken taken = take();

            assertThat(taken.visits).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(taken.read).isEqualTo(events);
            assertThat(taken.repeats).isEqualTo(repeats);
            sent.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 63, 64})
    void allIsToldWhenABatchBecomesFullInTheMiddleOfABlock(int repeatsAtTheEnd) {
        Visit known = new Visit("u", "", DAY, 0);
        SeenVisits seenInOne = new SeenVisits(1, List.of("country"), 400, 1 << 20);
        VisitKey key = new VisitKey().begin(slice(known.user), slice(known.user).hash());
        key.dimension(slice(known.country));
        seenInOne.open(0).add(key, DAY, DAY);
        fold = new VisitsFold("events", 5, 1, List.of("country"), seenInOne);
        // 268 bytes each: the 979th makes 256 KiB full, in the middle of a block.
        int first = 979;
        for (int offset = 0; offset < first + repeatsAtTheEnd; offset++) {
            String user = String.format("%0256d", offset);
            read(offset < first ? new Visit(user, "", DAY, offset) : known.at(offset), false);
        }

        Taken taken = take();

        assertThat(taken.batches).isGreaterThan(1);
        assertThat(taken.read).isEqualTo(first + repeatsAtTheEnd);
        assertThat(taken.visits).hasSize(first);
        assertThat(taken.repeats).isEqualTo(repeatsAtTheEnd);
    }

    private void remember(Set<Visit> known, Random random) {
        List<SeenTable> tables = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            tables.add(seen.open(partition));
        }
        for (int count = 0; count < 20; count++) {
            Visit visit = Visit.random(random, 0);
            VisitKey key =
                    new VisitKey().begin(slice(visit.user), slice(visit.user).hash());
            key.dimension(slice(visit.country));
            tables.forEach(table -> table.add(key, visit.day, visit.day));
            known.add(visit);
        }
    }

    /** Whether escapes are used decides where the reader keeps what it has read. */
    private void read(Visit visit, boolean escaped) {
        String event = String.format(
                "{\"user\":\"%s\",\"day\":%d,\"country\":\"%s\"}",
                escaped ? escape(visit.user) : visit.user,
                visit.day * 86_400L,
                escaped ? escape(visit.country) : visit.country);
        assertThat(reader.read(null, event.getBytes(UTF_8), DAY * 86_400_000L)).isTrue();
        fold.read();
        fold.visit(reader.user(), reader, visit.offset);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> escaped.append(String.format("\\u%04x", character)));
        return escaped.toString();
    }

    private static ByteSlice slice(String text) {
        return new ByteSlice().set(text.getBytes(UTF_8));
    }

    private Taken take() {
        List<Visit> visits = new ArrayList<>();
        long read = 0;
        long repeats = 0;
        int batches = 0;
        for (VisitsFold.Batch batch : fold.take()) {
            VisitsReader in = new VisitsReader(batch.value());
            batches++;
            read += in.header().read();
            repeats += in.header().repeats();
            long offset = -1;
            while (in.nextBlock()) {
                while (in.next()) {
                    assertThat(in.offset()).isGreaterThan(offset);
                    offset = in.offset();
                    visits.add(new Visit(
                            in.user().toString(), in.value(0, in.number(0)).toString(), in.epochDay(), offset));
                }
            }
        }
        return new Taken(batches, visits, read, repeats);
    }

    private record Taken(int batches, List<Visit> visits, long read, long repeats) {}

    private record Visit(String user, String country, int day, long offset) {
        static Visit random(Random random, long offset) {
            // Longer than what a pending visit has room for at first, now and then.
            String tail = random.nextInt(10) == 0 ? "日本".repeat(random.nextInt(12)) : "";
            return new Visit(
                    "u" + random.nextInt(20) + tail,
                    random.nextInt(4) == 0 ? "" : "C" + random.nextInt(2) + tail,
                    DAY + random.nextInt(2),
                    offset);
        }

        Visit at(long newOffset) {
            return new Visit(user, country, day, newOffset);
        }
    }
}

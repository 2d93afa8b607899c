package dev.rollcall.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.event.time.TimeFormat;
import dev.rollcall.event.time.TimeLimits;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.repeats.RepeatTable;
import dev.rollcall.repeats.VisitKey;
import dev.rollcall.testing.TestHash;
import dev.rollcall.visits.VisitsReader;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchBuilderTest {
    private static final int PARTITIONS = 3;
    private static final int DAY = 20_000;

    private final RepeatFilter seen = new RepeatFilter(PARTITIONS, List.of("country"), 1 << 20);
    private BatchBuilder batches = new BatchBuilder("events", 5, PARTITIONS, List.of("country"), TestHash.HASH, seen);
    private final EventReader reader = new EventReader(
            new EventSchema("user", "day", TimeFormat.EPOCH_SECONDS, List.of(new Dimension("country", "country"))),
            TimeLimits.of(ZoneOffset.UTC, Duration.ofDays(30), Duration.ofDays(30)));

    @RepeatedTest(20)
    void whatIsNotKnownIsSentInOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<RepeatTable> tables =
                IntStream.range(0, PARTITIONS).mapToObj(seen::open).toList();
        Set<Visit> known = new HashSet<>();
        remember(20, tables, known, random);
        for (int commit = 0; commit < 5; commit++) {
            List<Visit> sent = new ArrayList<>();
            int events = random.nextInt(400);
            for (int event = 0; event < events; event++) {
                Visit visit = Visit.random(random);
                read(visit, random.nextBoolean());
                sent.add(visit);
            }
            remember(random.nextInt(10), tables, known, random);
            sent.removeIf(visit -> known.contains(visit));

            Taken taken = take();

            assertThat(taken.visits).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(taken.read).isEqualTo(events);
            assertThat(taken.repeats).isEqualTo(events - sent.size());
        }
    }

    @Test
    void aVisitThatBecomesKnownWhileItWaitsIsToldAsARepeat() {
        read(new Visit("ann", "", DAY), false);
        read(new Visit("bob", "", DAY), false);
        read(new Visit("ann", "", DAY + 1), false);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            seen.open(partition).add(key(new Visit("ann", "", DAY)), DAY);
        }

        Taken taken = take();

        assertThat(taken.visits).containsExactlyInAnyOrder(new Visit("bob", "", DAY), new Visit("ann", "", DAY + 1));
        assertThat(taken.read).isEqualTo(3);
        assertThat(taken.repeats).isEqualTo(1);
    }

    @Test
    void aBatchOfWhichNothingIsLeftTellsAllTheSame() {
        Visit ann = new Visit("ann", "", DAY);
        read(ann, false);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            seen.open(partition).add(key(ann), DAY);
        }

        Taken taken = take();

        assertThat(taken).isEqualTo(new Taken(1, List.of(), 1, 1));
        assertThat(take().batches).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 63, 64})
    void allIsToldWhenABatchBecomesFullInTheMiddleOfABlock(int repeatsAtTheEnd) {
        Visit known = new Visit("u", "", DAY);
        RepeatFilter seenInOne = new RepeatFilter(1, List.of("country"), 1 << 20);
        seenInOne.open(0).add(key(known), DAY);
        batches = new BatchBuilder("events", 5, 1, List.of("country"), TestHash.HASH, seenInOne);
        // 265 bytes each: the 990th makes 256 KiB full, in the middle of a block.
        int first = 990;
        for (int offset = 0; offset < first + repeatsAtTheEnd; offset++) {
            String user = String.format("%0256d", offset);
            read(offset < first ? new Visit(user, "", DAY) : known, false);
        }

        Taken taken = take();

        assertThat(taken.batches).isGreaterThan(1);
        assertThat(taken.read).isEqualTo(first + repeatsAtTheEnd);
        assertThat(taken.visits).hasSize(first);
        assertThat(taken.repeats).isEqualTo(repeatsAtTheEnd);
    }

    private static void remember(int visits, List<RepeatTable> tables, Set<Visit> known, Random random) {
        for (int count = 0; count < visits; count++) {
            Visit visit = Visit.random(random);
            tables.forEach(table -> table.add(key(visit), visit.day));
            known.add(visit);
        }
    }

    private static VisitKey key(Visit visit) {
        VisitKey key = new VisitKey().begin(slice(visit.user), TestHash.of(slice(visit.user)));
        key.dimension(slice(visit.country));
        return key;
    }

    /** Whether escapes are used decides where the reader keeps what it has read. */
    private void read(Visit visit, boolean escaped) {
        String event = String.format(
                "{\"user\":\"%s\",\"day\":%d,\"country\":\"%s\"}",
                escaped ? escape(visit.user) : visit.user,
                visit.day * 86_400L,
                escaped ? escape(visit.country) : visit.country);
        assertThat(reader.read(null, event.getBytes(UTF_8), DAY * 86_400_000L)).isTrue();
        batches.read(0);
        batches.visit(reader.user(), reader);
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
        int count = 0;
        for (BatchBuilder.Batch batch : batches.take()) {
            VisitsReader in = new VisitsReader(batch.value(), TestHash.HASH);
            count++;
            read += in.header().events().read();
            repeats += in.header().repeats();
            while (in.nextBlock()) {
                while (in.next()) {
                    visits.add(new Visit(
                            in.user().toString(), in.value(0, in.number(0)).toString(), in.epochDay()));
                }
            }
        }
        return new Taken(count, visits, read, repeats);
    }

    private record Taken(int batches, List<Visit> visits, long read, long repeats) {}

    private record Visit(String user, String country, int day) {
        static Visit random(Random random) {
            // Longer than what a pending visit has room for at first, now and then.
            String tail = random.nextInt(10) == 0 ? "日本".repeat(random.nextInt(12)) : "";
            return new Visit(
                    "u" + random.nextInt(20) + tail,
                    random.nextInt(4) == 0 ? "" : "C" + random.nextInt(2) + tail,
                    DAY + random.nextInt(2));
        }
    }
}

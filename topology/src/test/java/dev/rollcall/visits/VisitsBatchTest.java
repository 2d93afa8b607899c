package dev.rollcall.visits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.event.RejectReason;
import dev.rollcall.testing.TestHash;
import dev.rollcall.visits.RandomVisits.Visit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitsBatchTest {
    @RepeatedTest(200)
    void visitsComeBackAsTheyWere(RepetitionInfo repetition) {
        RandomVisits random = new RandomVisits(repetition.getCurrentRepetition());
        VisitsWriter writer = new VisitsWriter(random.dimensions());
        for (int batch = 0; batch < 3; batch++) {
            List<Visit> visits = random.visits();

            visits.forEach(visit -> visit.writeTo(writer));

            assertThat(writer.visits()).isEqualTo(visits.size());
            assertThat(Visit.read(take(writer))).isEqualTo(visits);
        }
    }

    @Test
    void theHashOfAUserIsThatOfItsText() {
        VisitsWriter writer = new VisitsWriter(List.of());
        writer.visit(slice("00c0ffee"), 0, 20_000);
        VisitsReader reader = new VisitsReader(take(writer), TestHash.HASH);

        reader.nextBlock();
        reader.next();

        assertThat(reader.hash()).isEqualTo(TestHash.of(slice("00c0ffee")));
        assertThat(reader.hashes()[0]).isEqualTo(reader.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "abc", "42"})
    void usersOfHexadecimalDigitsTakeHalfTheirLength(String user) {
        VisitsWriter writer = new VisitsWriter(List.of());
        int empty = take(writer).length;
        for (int visit = 0; visit < 1000; visit++) {
            writer.visit(slice(user), 0, 20_000);
        }

        int more = take(writer).length - empty;

        assertThat(more - 1000 * user.length() / 2).isBetween(0, 10);
    }

    @Test
    void visitsOfRandomUsersTakeLittleMoreThanTheirDigits() {
        Random random = new Random(3);
        VisitsWriter writer = new VisitsWriter(List.of());
        for (int visit = 0; visit < 2200; visit++) {
            writer.visit(slice("%016x".formatted(random.nextLong())), 0, 20_000);
        }

        assertThat(take(writer)).hasSizeLessThan(2200 * 81 / 10);
    }

    @RepeatedTest(50)
    void aBatchIsNeverFourTimesAsLargeAsItsSize(RepetitionInfo repetition) {
        RandomVisits random = new RandomVisits(repetition.getCurrentRepetition());
        VisitsWriter writer = new VisitsWriter(random.dimensions());
        // However many visits there are, columns and values have lengths.
        int beside = take(writer).length + 4 * (4 + random.dimensions().size());
        random.visits().forEach(visit -> visit.writeTo(writer));

        int size = writer.size();

        assertThat(take(writer).length).isLessThan(4 * size + beside);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 0", "0, 5", "7, 5"})
    void theHeaderTellsOfTheEventsBehindTheVisits(long lost, long repeats) {
        VisitsWriter writer = new VisitsWriter(List.of());
        writer.visit(slice("u"), 0, -5);

        BatchHeader header = new VisitsReader(
                        writer.take(
                                "events", 3, new EventsRead(12, 1, lost, 5), repeats, Map.of(RejectReason.LATE, 11L)),
                        TestHash.HASH)
                .header();

        assertThat(header)
                .isEqualTo(new BatchHeader(
                        "events",
                        3,
                        new EventsRead(12, 1, lost, 5),
                        repeats,
                        Map.of(RejectReason.LATE, 11L),
                        List.of(),
                        1));
    }

    @Test
    void aBatchMayHoldNoVisits() {
        byte[] batch = new VisitsWriter(List.of("country"))
                .take("events", 0, new EventsRead(2, 0, 0, 0), 0, Map.of(RejectReason.MALFORMED, 2L));

        assertThat(new VisitsReader(batch, TestHash.HASH).nextBlock()).isFalse();
    }

    /** Batches of this version may wait in the topic while instances are upgraded. */
    @Test
    void aBatchOfVersionSixIsRead() {
        byte[] batch = HexFormat.of()
                .parseHex("06" + "066576656e7473" + "03" + "0c0305d00f" + "07" + "01044c41544502" + "0107636f756e747279"
                        + "02" + "ff03c0b8020001" + "0602024445000001" + "0200616e6e626f62");
        BatchHeader header = new BatchHeader(
                "events", 3, new EventsRead(12, 3, 5, 1_000), 7, Map.of(RejectReason.LATE, 2L), List.of("country"), 2);
        List<Visit> visits = List.of(new Visit("ann", 20_000, List.of("DE")), new Visit("bob", 20_001, List.of("")));

        assertThat(new VisitsReader(batch, TestHash.HASH).header()).isEqualTo(header);
        assertThat(Visit.read(batch)).isEqualTo(visits);

        VisitsWriter writer = new VisitsWriter(List.of("country"));
        visits.forEach(visit -> visit.writeTo(writer));
        assertThat(writer.take("events", 3, new EventsRead(12, 3, 5, 1_000), 7, Map.of(RejectReason.LATE, 2L)))
                .isEqualTo(batch);
    }

    @ParameterizedTest
    @ValueSource(bytes = {1, 2, 3, 4, 5, 77})
    void aBatchOfAnotherVersionIsRefused(byte version) {
        byte[] batch = take(new VisitsWriter(List.of()));
        batch[0] = version;

        assertThatThrownBy(() -> new VisitsReader(batch, TestHash.HASH))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("version " + version);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 257, 1L << 40, -1})
    void moreVisitsThanThereAreUsersAreRefused(long lengthOfEach) {
        ByteWriter out = new ByteWriter(0);
        new BatchHeader("events", 0, EventsRead.NONE, 0, Map.of(), List.of(), Integer.MAX_VALUE).write(out);
        putTheSame(lengthOfEach, out);
        out.putZigZag(20_000);
        putTheSame(0, out);
        out.putByte(0);
        out.putBytes(new byte[256], 0, 256);
        VisitsReader reader = new VisitsReader(out.toByteArray(), TestHash.HASH);

        assertThatThrownBy(() -> countVisits(reader)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreDimensionsThanThereAreBytesAreRefused() {
        ByteWriter out = new ByteWriter(0);
        new BatchHeader("events", 0, EventsRead.NONE, 0, Map.of(), List.of(), 0).write(out);
        byte[] header = out.toByteArray();
        out.clear();
        out.putBytes(header, 0, header.length - 2);
        out.putVarLong(Integer.MAX_VALUE);

        assertThatThrownBy(() -> new VisitsReader(out.toByteArray(), TestHash.HASH))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theNumberOfNoValueIsRefused() {
        ByteWriter out = new ByteWriter(0);
        out.putVarLong(1);
        out.putText("DE");
        putTheSame(1, out);
        ValueCursor values = new ValueCursor(new ByteReader(out.toByteArray()));

        assertThatThrownBy(() -> values.read(new long[1], 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** What comes out means nothing, but there is an end to it. */
    @RepeatedTest(50)
    void bytesThatAreDamagedAreReadToAnEnd(RepetitionInfo repetition) {
        RandomVisits visits = new RandomVisits(repetition.getCurrentRepetition());
        VisitsWriter writer = new VisitsWriter(visits.dimensions());
        visits.visits().forEach(visit -> visit.writeTo(writer));
        byte[] batch = take(writer);
        Random random = new Random(repetition.getCurrentRepetition());
        for (int time = 0; time < 500; time++) {
            byte[] damaged =
                    random.nextInt(4) == 0 ? Arrays.copyOf(batch, 1 + random.nextInt(batch.length)) : batch.clone();
            for (int count = random.nextInt(4); count > 0; count--) {
                // The version aside.
                int at = 1 + random.nextInt(damaged.length);
                if (at < damaged.length) {
                    damaged[at] = (byte) random.nextInt();
                }
            }

            try {
                assertThat(countVisits(new VisitsReader(damaged, TestHash.HASH)))
                        .isLessThanOrEqualTo(2 * damaged.length);
            } catch (IndexOutOfBoundsException
                    | IllegalArgumentException
                    | UnknownVersionException
                    | ArithmeticException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    private static int countVisits(VisitsReader reader) {
        int visits = 0;
        while (reader.nextBlock()) {
            visits += reader.blockSize();
        }
        return visits;
    }

    private static void putTheSame(long number, ByteWriter out) {
        out.putByte(NumberColumn.ALL_THE_SAME);
        out.putVarLong(number);
    }

    private static byte[] take(VisitsWriter writer) {
        return writer.take("events", 3, EventsRead.NONE, 0, Map.of());
    }

    private static ByteSlice slice(String text) {
        return new ByteSlice().set(text.getBytes(UTF_8));
    }
}

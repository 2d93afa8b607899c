package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RowFormatTest {
    private static final byte[] USER = "u".getBytes(UTF_8);

    @RepeatedTest(50)
    void aRowComesBackAsItWas(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SegmentNames names = new SegmentNames();
        ActivityRow row = new ActivityRow(USER, 1);
        row.put(SegmentNames.ALL, randomDays(random));
        for (int segment = random.nextInt(4); segment > 0; segment--) {
            row.put(names.number("country=" + (char) ('A' + segment)), randomDays(random));
        }

        // The names are numbered anew, as they are after a restart.
        byte[] stored = new RowFormat(names).encode(row);
        SegmentNames other = new SegmentNames();
        other.number("platform=ios");
        ActivityRow read = new RowFormat(other).decode(USER, 1, stored);

        assertThat(read.size()).isEqualTo(row.size());
        for (int index = 0; index < row.size(); index++) {
            assertThat(other.name(read.segment(index))).isEqualTo(names.name(row.segment(index)));
            assertThat(read.days(index)).usingRecursiveComparison().isEqualTo(row.days(index));
        }
    }

    @Test
    void aUserWithThirtyDaysTakesFewBytes() {
        ActivityRow row = new ActivityRow(USER, 1);
        DaySet days = new DaySet(20_000);
        for (int day = 1; day < 30; day++) {
            days.add(20_000 + day * 2);
        }
        row.put(SegmentNames.ALL, days);

        byte[] stored = new RowFormat(new SegmentNames()).encode(row);

        assertThat(stored).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aRowThatVersionOneStoredIsReadAndStoredAnew() {
        byte[] stored = HexFormat.of()
                .parseHex("01" + "00" + "c0b802" + "00" + "01" + "4105" + "0a"
                        + HexFormat.of().formatHex("country=DE".getBytes(UTF_8)) + "c0b802" + "00" + "01" + "4101");
        SegmentNames names = new SegmentNames();
        RowFormat format = new RowFormat(names);

        ActivityRow read = format.decode(USER, 1, stored);

        assertThat(read.size()).isEqualTo(2);
        assertThat(names.name(read.segment(1))).isEqualTo("country=DE");
        assertThat(IntStream.range(19_999, 20_004).filter(read.days(0)::contains))
                .containsExactly(20_000, 20_002);
        ActivityRow again = format.decode(USER, 1, format.encode(read));
        assertThat(again).usingRecursiveComparison().isEqualTo(read);
    }

    @Test
    void aRowOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> new RowFormat(new SegmentNames()).decode(USER, 1, new byte[] {9}))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("version 9");
    }

    private static DaySet randomDays(Random random) {
        int center = random.nextInt(40_000) - 20_000;
        DaySet days = new DaySet(center);
        for (int more = random.nextInt(40); more > 0; more--) {
            days.add(center + random.nextInt(500) - 250);
        }
        if (random.nextBoolean()) {
            days.dropBefore(center + random.nextInt(600) - 300);
        }
        return days;
    }
}

package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFormatTest {
    @RepeatedTest(50)
    void aRowComesBackAsItWas(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SegmentNames names = new SegmentNames();
        ActivityRow row = Rows.of("u");
        addRandomDays(row, SegmentNames.ALL, random);
        for (int segment = random.nextInt(4); segment > 0; segment--) {
            addRandomDays(row, names.number("country=" + (char) ('A' + segment)), random);
        }
        if (random.nextBoolean()) {
            row.moveOlder(Rows.older(names));
        }

        // The names are numbered anew, as they are after a restart.
        byte[] stored = new RowFormat(names).encode(row);
        SegmentNames other = new SegmentNames();
        other.number("platform=ios");
        ActivityRow read = Rows.of("u");
        new RowFormat(other).decode(stored, read);

        assertThat(segments(read, other)).isEqualTo(segments(row, names));
        assertThat(read.isChanged()).isFalse();
    }

    @Test
    void aUserWithThirtyDaysTakesFewBytes() {
        ActivityRow row = Rows.of("u");
        for (int day = 0; day < 30; day++) {
            Rows.add(row, SegmentNames.ALL, 20_000 + day * 2);
        }

        byte[] stored = new RowFormat(new SegmentNames()).encode(row);

        assertThat(stored).hasSizeLessThanOrEqualTo(20);
    }

    /** Stored rows of this version must be read by every later one. */
    @Test
    void aRowOfVersionTwoIsRead() {
        byte[] stored = HexFormat.of()
                .parseHex("02" + "00" + "c0b802" + "05" + "05" + "12" + "4105" + "4101" + "0a"
                        + HexFormat.of().formatHex("country=DE".getBytes(UTF_8)) + "c0b802" + "00" + "02" + "4101");
        SegmentNames names = new SegmentNames();
        RowFormat format = new RowFormat(names);

        ActivityRow read = Rows.of("u");
        format.decode(stored, read);

        DaySet de = read.daysIn(names.number("country=DE"));
        assertThat(IntStream.range(19_999, 20_004).filter(de::contains)).containsExactly(20_000);
        DaySet all = read.daysIn(SegmentNames.ALL);
        assertThat(IntStream.range(19_000, 21_000).filter(all::contains)).containsExactly(20_192, 20_194, 20_256);
        assertThat(all.firstDay()).isEqualTo(20_000);
        assertThat(all.newestOlder()).isEqualTo(20_142);
        assertThat(format.encode(read)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"1, an older Rollcall wrote it", "9, a newer Rollcall wrote it"})
    void aRowOfAnotherVersionIsRefused(byte version, String writer) {
        assertThatThrownBy(() -> new RowFormat(new SegmentNames()).decode(new byte[] {version}, Rows.of("u")))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("version " + version)
                .hasMessageContaining(writer);
    }

    private static void addRandomDays(ActivityRow row, int segment, Random random) {
        int center = random.nextInt(40_000) - 20_000;
        for (int more = random.nextInt(40); more >= 0; more--) {
            Rows.add(row, segment, center + random.nextInt(500) - 250);
        }
    }

    /** Each segment in order: name, first day, base word, words. */
    private static List<Object> segments(ActivityRow row, SegmentNames names) {
        List<Object> segments = new ArrayList<>();
        for (DaySet days = row.firstDays(); days != null; days = row.daysAfter(days)) {
            segments.add(List.of(names.name(days.segment()), days.firstDay(), days.baseWord()));
            for (int index = 0; index < days.words(); index++) {
                segments.add(days.word(index));
            }
        }
        return segments;
    }
}

package dev.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BarsTest {
    @RepeatedTest(30)
    void barsAreThoseThatWereAdded(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Bars bars = new Bars();
        TreeMap<Integer, Long> expected = new TreeMap<>();
        for (int step = 0; step < 300; step++) {
            int number = random.nextInt(1 + random.nextInt(500));
            long difference = random.nextInt(5) - 1L;
            bars.add(number, difference, step);
            expected.merge(number, difference, Long::sum);
            if (random.nextInt(30) == 0) {
                bars = Bars.of(bars.toBytes());
            }
            int asked = random.nextInt(500);
            assertThat(bars.users(asked)).isEqualTo(expected.getOrDefault(asked, 0L));
            assertThat(bars.upTo(asked))
                    .isEqualTo(expected.headMap(asked, true).values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }

        assertThat(bars.total())
                .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
        assertThat(bars.touched()).isEqualTo(299);
    }

    /** A cohort that lost its users is still one; a gap that nobody has is none. */
    @Test
    void ofBarsWithoutUsersOnlyTheFirstIsStored() {
        Bars bars = new Bars();
        bars.add(0, 1, 5);
        bars.add(0, -1, 6);
        bars.add(3, 1, 7);
        bars.add(3, -1, 8);

        Bars stored = Bars.of(bars.toBytes());

        assertThat(numbers(stored)).containsExactly(0);
        assertThat(numbers(Bars.of(new Bars().toBytes()))).isEmpty();
    }

    private static List<Integer> numbers(Bars bars) {
        List<Integer> numbers = new ArrayList<>();
        bars.forEach((number, users) -> numbers.add(number));
        return numbers;
    }

    /** What this version stores must be read by every later one. */
    @Test
    void histogramsOfVersionOneAreRead() {
        byte[] stored = HexFormat.of().parseHex("01" + "d804" + "00d804" + "0302" + "8c0104");
        Bars expected = new Bars();
        Map.of(0, 300L, 3, 1L, 143, 2L).forEach((number, users) -> expected.add(number, users, 600));

        assertThat(Bars.of(stored).toBytes()).isEqualTo(expected.toBytes()).isEqualTo(stored);
    }

    @Test
    void histogramsOfAnotherVersionAreRefused() {
        assertThatThrownBy(() -> Bars.of(new byte[] {2, 0, 0, 0, 0}))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("the totals hold a histogram of version 2")
                .hasMessageContaining("a newer Rollcall wrote it");
    }
}

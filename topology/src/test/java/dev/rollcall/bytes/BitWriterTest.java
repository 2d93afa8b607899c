package dev.rollcall.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BitWriterTest {
    private static final int MOST_BITS = 56;

    @RepeatedTest(20)
    void numbersComeBackAsTheyWere(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int count = random.nextInt(300);
        BitWriter out = new BitWriter((long) count * MOST_BITS);
        List<Integer> widths = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        int all = 0;
        for (int index = 0; index < count; index++) {
            int width = 1 + random.nextInt(MOST_BITS);
            long number = random.nextLong() >>> (Long.SIZE - width);
            widths.add(width);
            numbers.add(number);
            all += width;

            out.put(number, width);
        }

        byte[] written = out.slice().copy();
        assertThat(written).hasSize((all + Byte.SIZE - 1) / Byte.SIZE);
        BitReader in = new BitReader(written, 0);
        assertThat(widths.stream().map(in::get)).isEqualTo(numbers);
        assertThat(in.position()).isEqualTo(all);
    }

    @Test
    void aWideNumberIsReadFromTwo() {
        BitWriter out = new BitWriter(Long.SIZE);

        out.put(0xFEDCBA98L, Integer.SIZE);
        out.put(0x76543210L, Integer.SIZE);

        assertThat(new BitReader(out.slice().copy(), 0).get(Long.SIZE)).isEqualTo(0x76543210FEDCBA98L);
    }

    @Test
    void readingBeginsAnywhereAndFindsZerosBeyondTheEnd() {
        BitReader in = new BitReader(new byte[] {-1, (byte) 0b1010_0000}, 12);

        assertThat(in.peek()).isEqualTo(0b1010);
        in.skip(100);
        assertThat(in.peek()).isZero();
        assertThat(in.position()).isEqualTo(112);
    }

    @Test
    void moreThanThereIsRoomForIsRefused() {
        BitWriter out = new BitWriter(8);

        assertThatThrownBy(() -> {
                    for (int byteCount = 0; byteCount < 10; byteCount++) {
                        out.put(1, Byte.SIZE);
                    }
                })
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}

package dev.rollcall.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnTest {
    @RepeatedTest(100)
    void numbersComeBackAsTheyWere(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int narrow = random.nextInt(Long.SIZE);
        int wide = random.nextInt(Long.SIZE);
        long[] numbers = LongStream.generate(() -> random.nextLong() >>> (random.nextInt(9) == 0 ? wide : narrow))
                .limit(random.nextInt(300))
                .toArray();

        ByteReader in = new ByteReader(write(numbers));

        NumberCursor cursor = new NumberCursor(in);
        assertThat(in.hasMore()).isFalse();
        // In blocks of any size.
        for (int begin = 0; begin < numbers.length; ) {
            int count = Math.min(numbers.length - begin, 1 + random.nextInt(100));
            assertThat(read(cursor, count)).isEqualTo(Arrays.copyOfRange(numbers, begin, begin + count));
            begin += count;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 11, 12, 1L << 31, 1L << 32, 1L << 52, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void oneAmongSmallOnesComesBackAsItWas(long number) {
        NumberCursor cursor = new NumberCursor(new ByteReader(write(0, number, 1)));

        assertThat(read(cursor, 3)).containsExactly(0, number, 1);
    }

    @Test
    void numbersThatAreAllTheSameTakeAsMuchAsOne() {
        long[] numbers = LongStream.generate(() -> 100).limit(1000).toArray();

        assertThat(write(numbers)).hasSize(2);
    }

    @Test
    void noNumberTakesMoreThanTheMost() {
        long[] numbers = LongStream.generate(() -> Long.MIN_VALUE).limit(1000).toArray();
        numbers[0] = 0;

        assertThat(write(numbers)).hasSizeLessThan(1000 * NumberColumn.MOST_BITS / Byte.SIZE + 10);
    }

    @Test
    void aCursorDoesNotGoBeyondTheEnd() {
        NumberCursor cursor = new NumberCursor(new ByteReader(write(1, 2)));

        assertThatThrownBy(() -> read(cursor, 2 + Byte.SIZE)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatIsNoColumnIsRefused() {
        ByteReader in = new ByteReader(new byte[] {NumberColumn.LARGEST_SHIFT + 1, 1, 0});

        assertThatThrownBy(() -> new NumberCursor(in)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] read(NumberCursor cursor, int count) {
        long[] numbers = new long[count];
        cursor.read(numbers, count);
        return numbers;
    }

    private static byte[] write(long... numbers) {
        NumberColumn column = new NumberColumn();
        LongStream.of(numbers).forEach(column::add);
        ByteWriter out = new ByteWriter(0);
        column.writeTo(out);
        return out.toByteArray();
    }
}

package dev.rollcall.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 300, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void numbersComeBackAsTheyWere(long number) {
        ByteWriter out = new ByteWriter(0);

        out.putVarLong(number);
        out.putZigZag(number);

        ByteReader in = new ByteReader(out.toByteArray());
        assertThat(in.getVarLong()).isEqualTo(number);
        assertThat(in.getZigZag()).isEqualTo(number);
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void textAndSlicesComeBackAsTheyWere() {
        ByteWriter out = new ByteWriter(0);
        ByteSlice middle = new ByteSlice().set(new byte[] {1, 2, 3, 4}, 1, 2);

        out.putText("Grüße 🌍");
        out.putSlice(middle);

        ByteReader in = new ByteReader(out.toByteArray());
        assertThat(in.getText()).isEqualTo("Grüße 🌍");
        assertThat(in.getSlice(new ByteSlice()).copy()).containsExactly(2, 3);
    }

    @Test
    void smallNumbersTakeOneByte() {
        ByteWriter out = new ByteWriter(0);

        out.putVarLong(127);
        out.putZigZag(-64);

        assertThat(out.size()).isEqualTo(2);
    }

    @Test
    void theHashDependsOnEveryByteAndOnTheLengthAlone() {
        Random random = new Random(7);
        byte[] bytes = new byte[40];
        random.nextBytes(bytes);
        ByteSlice slice = new ByteSlice();

        for (int length = 0; length < 30; length++) {
            long hash = slice.set(bytes, 3, length).hash();
            byte[] moved = new byte[length + 5];
            System.arraycopy(bytes, 3, moved, 5, length);
            assertThat(new ByteSlice().set(moved, 5, length).hash()).isEqualTo(hash);
            for (int at = 0; at < length; at++) {
                moved[5 + at]++;
                assertThat(new ByteSlice().set(moved, 5, length).hash()).isNotEqualTo(hash);
                moved[5 + at]--;
            }
            assertThat(slice.set(bytes, 3, length + 1).hash()).isNotEqualTo(hash);
        }
    }

    /** Users live in the partition that their hash names: it may never change. */
    @Test
    void theHashIsTheSameForever() {
        assertThat(new ByteSlice().set("user-0000042".getBytes(UTF_8)).hash()).isEqualTo(GOLDEN);
    }

    // Computed by a second implementation of the definition, in another language.
    private static final long GOLDEN = -2478156923720182585L;

    @ParameterizedTest
    @ValueSource(longs = {-1, 3, 1L << 31})
    void aSliceBeyondTheEndIsRefused(long length) {
        ByteWriter out = new ByteWriter(0);
        out.putVarLong(length);
        out.putByte(1);
        out.putByte(2);
        ByteReader in = new ByteReader(out.toByteArray());

        assertThatThrownBy(() -> in.getSlice(new ByteSlice()))
                .isInstanceOfAny(IndexOutOfBoundsException.class, ArithmeticException.class);
    }
}

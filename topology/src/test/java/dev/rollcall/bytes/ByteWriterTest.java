package dev.rollcall.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

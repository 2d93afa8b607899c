package dev.rollcall.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HexTextTest {
    private static final String DIGITS = "0123456789abcdef";

    @RepeatedTest(50)
    void digitsComeBackAsTheyWere(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] text = digits(random, repetition.getCurrentRepetition() - 1);

        byte[] encoded = HexText.encode(new ByteSlice().set(text));

        assertThat(encoded).hasSize((text.length + 1) / 2);
        assertThat(Arrays.copyOf(HexText.decode(new ByteSlice().set(encoded)), text.length))
                .isEqualTo(text);
    }

    @Test
    void textWithAnyOtherByteIsNotPacked() {
        Random random = new Random(11);
        for (int length = 1; length < 20; length++) {
            byte[] text = digits(random, length);
            int at = random.nextInt(length);
            for (int other = 0; other < 256; other++) {
                text[at] = (byte) other;

                assertThat(HexText.encode(new ByteSlice().set(text)) != null)
                        .as("byte %d at %d of %d", other, at, length)
                        .isEqualTo(DIGITS.indexOf(other) >= 0);
            }
        }
    }

    private static byte[] digits(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, DIGITS.length()).forEach(digit -> text.append(DIGITS.charAt(digit)));
        return text.toString().getBytes(ISO_8859_1);
    }
}

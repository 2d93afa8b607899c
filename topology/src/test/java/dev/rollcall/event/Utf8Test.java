package dev.rollcall.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void everyCodePointIsEncodedAsTheJdkDoes() {
        byte[] bytes = new byte[16];
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                continue;
            }
            String text = "x" + Character.toString(codePoint) + "y";
            int length = Utf8.encode(text.toCharArray(), 0, text.length(), bytes);
            if (!Arrays.equals(bytes, 0, Math.max(0, length), text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length)) {
                assertThat(codePoint).as("wrongly encoded").isNegative();
            }
        }
    }

    @Test
    void halfASurrogatePairCannotBeEncoded() {
        for (String text : new String[] {"\ud800", "a\udfffb", "\ud800x", "\udc00\ud800", "é\ud83d"}) {
            int length = Utf8.encode(text.toCharArray(), 0, text.length(), new byte[16]);

            assertThat(length).isEqualTo(Utf8.UNENCODABLE);
        }
    }

    @Test
    void aPairIsNotCompletedByWhatStandsBehindTheText() {
        int length = Utf8.encode(new char[] {'a', '\ud83d', '\ude00'}, 0, 2, new byte[16]);

        assertThat(length).isEqualTo(Utf8.UNENCODABLE);
    }

    @Test
    void textFillsItsRoomToTheLastByteAndNoFurther() {
        for (String text : new String[] {"abcd", "abé", "ébc", "a€", "\ud83d\ude00"}) {
            int fits = Utf8.encode(text.toCharArray(), 0, text.length(), new byte[4]);
            int tooLong = Utf8.encode(text.toCharArray(), 0, text.length(), new byte[3]);

            assertThat(fits).isEqualTo(4);
            assertThat(tooLong).isEqualTo(Utf8.NO_ROOM);
        }
    }

    @Test
    void anyBytesAreValidExactlyWhenTheJdkDecodesThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = almostUtf8(random);
            boolean isValid = Utf8.isValid(bytes, 0, bytes.length);
            valid += isValid ? 1 : 0;
            if (isValid != decodes(bytes)) {
                assertThat(isValid)
                        .as("seed %s, %s", seed, Arrays.toString(bytes))
                        .isEqualTo(decodes(bytes));
            }
        }
        assertThat(valid).as("seed %s: enough of both kinds", seed).isBetween(10_000, 90_000);
    }

    @Test
    void aRangeEndsWhereItIsSaidToEnd() {
        byte[] euro = "€".getBytes(UTF_8);

        assertThat(Utf8.isValid(euro, 0, 3)).isTrue();
        assertThat(Utf8.isValid(euro, 0, 2)).isFalse();
        assertThat(Utf8.isValid(euro, 1, 3)).isFalse();
    }

    private static byte[] almostUtf8(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int bits = 1 + random.nextInt(21);
            text.appendCodePoint(Math.min(random.nextInt(1 << bits), Character.MAX_CODE_POINT));
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

package dev.rollcall.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {
    private static final byte[] KEY = bytes(16);

    // Computed by a second implementation, in another language.
    private static final long GOLDEN = -5998412717710025610L;

    /** From the reference implementation of SipHash-2-4: the key 00 01 .. 0f, and inputs 00 01 .. of several lengths. */
    @ParameterizedTest
    @CsvSource({
        "0, 726fdb47dd0e0e31",
        "1, 74f839c593dc67fd",
        "7, ab0200f58b01d137",
        "8, 93f5f5799a932462",
        "15, a129ca6149be45e5",
    })
    void isSipHash(int length, String expected) {
        ByteSlice input = new ByteSlice().set(bytes(length));

        assertThat(Long.toHexString(new KeyedHash(KEY, 2, 4).of(input))).isEqualTo(expected);
    }

    /** Partitions depend on it, so it must never change. */
    @Test
    void isTheSameForEver() {
        assertThat(new KeyedHash(KEY).of(new ByteSlice().set("user-0000042".getBytes(UTF_8))))
                .isEqualTo(GOLDEN);
    }

    @Test
    void dependsOnTheBytesOnlyAndNotOnWhereTheyStand() {
        Random random = new Random(5);
        KeyedHash hash = new KeyedHash(KEY);
        byte[] bytes = new byte[80];
        random.nextBytes(bytes);
        for (int length = 0; length < 60; length++) {
            byte[] moved = new byte[length + 9];
            System.arraycopy(bytes, 3, moved, 5, length);

            assertThat(hash.of(new ByteSlice().set(moved, 5, length)))
                    .isEqualTo(hash.of(new ByteSlice().set(bytes, 3, length)))
                    .isNotEqualTo(hash.of(new ByteSlice().set(bytes, 3, length + 1)));
        }
    }

    /** Of 40,000 identifiers that collide by another key no more collide than of any 40,000. */
    @Test
    void whatCollidesByOneKeyDoesNotByAnother() {
        KeyedHash known = new KeyedHash(new byte[16]);
        KeyedHash secret = new KeyedHash(KeyedHash.randomKey());
        Set<Integer> tags = new HashSet<>();
        int found = 0;
        for (int candidate = 0; found < 1_000; candidate++) {
            ByteSlice user = new ByteSlice().set(("user-" + candidate).getBytes(UTF_8));
            if ((known.of(user) & 0xFF) == 0) {
                tags.add((int) secret.of(user) & 0xFFFFF);
                found++;
            }
        }

        assertThat(tags).hasSizeGreaterThan(990);
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new KeyedHash(new byte[8])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) index;
        }
        return bytes;
    }
}

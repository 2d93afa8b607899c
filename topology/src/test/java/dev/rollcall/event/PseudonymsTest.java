package dev.rollcall.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    /** Test case 1 of RFC 4231: the HMAC begins with b0344c61d8db38535ca8afceaf0bf12b. */
    @Test
    void aPseudonymIsTheBeginningOfThePublishedHmac() {
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);

        ByteSlice pseudonym = new Pseudonyms(key).of(slice("Hi There"));

        assertThat(pseudonym).hasToString("sDRMYdjbOFNcqK_OrwvxKw");
    }

    @Test
    void anyUserGetsWhatTheJdkSays() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        Pseudonyms pseudonyms = new Pseudonyms(KEY);
        SplittableRandom random = new SplittableRandom(7);

        for (int round = 0; round < 1_000; round++) {
            byte[] text = new byte[2 + random.nextInt(300)];
            random.nextBytes(text);
            ByteSlice user = new ByteSlice().set(text, 1, text.length - 1);

            ByteSlice pseudonym = pseudonyms.of(user);

            byte[] expected = Arrays.copyOf(mac.doFinal(user.copy()), 16);
            assertThat(pseudonym)
                    .as("seed 7, round %d", round)
                    .hasToString(Base64.getUrlEncoder().withoutPadding().encodeToString(expected));
        }
    }

    @Test
    void anotherKeyGivesAnotherPseudonymAndAnotherFingerprint() {
        byte[] otherKey = KEY.clone();
        otherKey[31]++;

        Pseudonyms pseudonyms = new Pseudonyms(KEY);
        Pseudonyms others = new Pseudonyms(otherKey);

        assertThat(others.of(slice("ann")).copy())
                .isNotEqualTo(pseudonyms.of(slice("ann")).copy());
        assertThat(others.fingerprint())
                .isNotEqualTo(pseudonyms.fingerprint())
                .isEqualTo(new Pseudonyms(otherKey).fingerprint());
    }

    @Test
    void pseudonymsForOnceAreNotThoseOfAnotherTime() {
        byte[] one = Pseudonyms.once().of(slice("ann")).copy();

        assertThat(Pseudonyms.once().of(slice("ann")).copy()).isNotEqualTo(one);
    }

    private static ByteSlice slice(String user) {
        return new ByteSlice().set(user.getBytes(UTF_8));
    }
}

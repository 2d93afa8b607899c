package dev.rollcall.event;

import dev.rollcall.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces users by pseudonyms: HMAC-SHA-256 of the user's bytes (RFC 2104), its first 128 bits (RFC 2104, section 5) as base64url without
 * padding (RFC 4648, section 5). With 2^40 users the chance that any two share one is below 1 in 500 million million.
 *
 * <p>The same key gives the same pseudonyms on every machine. Not thread-safe.
 */
public final class Pseudonyms {
    /** A key shorter than the hash weakens it (RFC 2104, section 3): bytes. */
    public static final int LEAST_KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 16;
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGIT_BITS = 6;
    private static final int DIGIT_MASK = (1 << DIGIT_BITS) - 1;
    private static final int TEXT_BYTES = (PSEUDONYM_BYTES * Byte.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    private final Mac mac;
    private final byte[] hash = new byte[HASH_BYTES];
    private final byte[] text = new byte[TEXT_BYTES];
    private final ByteSlice pseudonym = new ByteSlice();

    /**
     * Pseudonyms by a key.
     *
     * @param key the secret, not null, at least {@link #LEAST_KEY_BYTES} bytes
     */
    public Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            // Every Java platform must have this algorithm.
            throw new IllegalStateException(e);
        }
    }

    /**
     * Pseudonyms that nobody can make again, for users that need only be told apart.
     *
     * @return by a key of their own
     */
    public static Pseudonyms once() {
        byte[] key = new byte[LEAST_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key);
    }

    /**
     * The pseudonym of a user.
     *
     * @param user 1 byte or more, not null
     * @return 22 ASCII characters, valid until the next call
     */
    public ByteSlice of(ByteSlice user) {
        hash(user.array(), user.offset(), user.length());
        int bits = 0;
        int kept = 0;
        int at = 0;
        for (int index = 0; index < PSEUDONYM_BYTES; index++) {
            bits = bits << Byte.SIZE | (hash[index] & 0xFF);
            kept += Byte.SIZE;
            while (kept >= DIGIT_BITS) {
                kept -= DIGIT_BITS;
                text[at++] = DIGITS[(bits >>> kept) & DIGIT_MASK];
            }
        }
        text[at] = DIGITS[(bits << (DIGIT_BITS - kept)) & DIGIT_MASK];
        return pseudonym.set(text);
    }

    /**
     * What a key can be recognised by, and that does not give it away.
     *
     * @return text that is no pseudonym of any user
     */
    public String fingerprint() {
        // No user is empty.
        hash(hash, 0, 0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private void hash(byte[] array, int offset, int length) {
        try {
            mac.update(array, offset, length);
            mac.doFinal(hash, 0);
        } catch (GeneralSecurityException e) {
            // The hash fits.
            throw new IllegalStateException(e);
        }
    }
}

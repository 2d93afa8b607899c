package dev.rollcall.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Keeps out who does not bring the token, if there is one. Open to all are health, for those who probe cannot keep a secret, and the
 * empty page with its files, which asks for the token.
 */
final class AccessToken {
    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> token;

    AccessToken(Optional<String> token) {
        this.token = token.map(secret -> secret.getBytes(UTF_8));
    }

    void check(Context context) {
        if (token.isPresent() && !isOpen(context.path()) && !brings(context.header("Authorization"), token.get())) {
            throw Problem.unauthorized();
        }
    }

    private static boolean isOpen(String path) {
        return path.equals("/") || path.startsWith("/health/") || Assets.isOne(path);
    }

    private static boolean brings(String authorization, byte[] token) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        // Takes the same time whatever the first wrong character is.
        return bearer
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(UTF_8), token);
    }
}

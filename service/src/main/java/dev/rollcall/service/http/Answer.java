package dev.rollcall.service.http;

import dev.rollcall.service.text.Json;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Sends a body once, and after that only says that it has not changed. */
final class Answer {
    private static final int NOT_MODIFIED = 304;
    private static final int TAG_BYTES = 12;

    private Answer() {}

    /** Sends JSON that is different every time. */
    static void sendFresh(Context context, int status, String contentType, Object body) {
        context.status(status)
                .contentType(contentType)
                .header("Cache-Control", "no-store")
                .result(Json.of(body));
    }

    /** Sends JSON, unless the client has it. */
    static void send(Context context, Object body) {
        send(context, Json.CONTENT_TYPE, Json.of(body));
    }

    /** Sends the body, unless the client has it; it has to ask again every time. */
    static void send(Context context, String contentType, byte[] body) {
        // Weak, for compressed bodies have the same one. It comes from the body, so every instance gives the same.
        String tag = "W/\"" + HexFormat.of().formatHex(sha256(body), 0, TAG_BYTES) + '"';
        context.header("ETag", tag).header("Cache-Control", "private, no-cache");
        if (knows(context.header("If-None-Match"), tag)) {
            context.status(NOT_MODIFIED);
        } else {
            context.contentType(contentType).result(body);
        }
    }

    private static boolean knows(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || weak(known).equals(tag));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

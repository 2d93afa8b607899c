package dev.rollcall.sinks.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Reads what Redis answers. Stateless. */
final class Reply {
    private Reply() {}

    /** Text; null if there is none. */
    static String text(Object reply) {
        return reply == null ? null : new String((byte[]) reply, UTF_8);
    }

    /** Several texts, in order. */
    static List<String> texts(Object reply) {
        return ((List<?>) reply).stream().map(Reply::text).toList();
    }
}

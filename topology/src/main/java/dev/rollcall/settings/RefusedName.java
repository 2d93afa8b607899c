package dev.rollcall.settings;

import org.apache.kafka.streams.StreamsConfig;

/**
 * A name that must not be given as {@code kafka.<name>}.
 *
 * @param name the name without a prefix; with {@code *} at its end, every name that begins so
 * @param where the prefixes behind which it is refused
 * @param reason what it would break, or what to use in its place; one clause
 */
record RefusedName(String name, Where where, String reason) {

    /** Where a name is refused: plain, behind a prefix that chooses a client, or behind the one for topics. */
    enum Where {
        EVERYWHERE("everywhere"),
        CONSUMERS("plain and on consumers"),
        PRODUCERS("plain and on producers"),
        STREAMS_TELEMETRY("behind `consumer.`, `main.consumer.` and `admin.`"),
        TOPICS("behind `topic.`");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private boolean covers(String prefix) {
            return switch (this) {
                case EVERYWHERE -> !prefix.equals(StreamsConfig.TOPIC_PREFIX);
                case CONSUMERS -> prefix.isEmpty() || prefix.endsWith(StreamsConfig.CONSUMER_PREFIX);
                case PRODUCERS -> prefix.isEmpty() || prefix.equals(StreamsConfig.PRODUCER_PREFIX);
                case STREAMS_TELEMETRY ->
                    prefix.equals(StreamsConfig.CONSUMER_PREFIX)
                            || prefix.equals(StreamsConfig.MAIN_CONSUMER_PREFIX)
                            || prefix.equals(StreamsConfig.ADMIN_CLIENT_PREFIX);
                case TOPICS -> prefix.equals(StreamsConfig.TOPIC_PREFIX);
            };
        }
    }

    boolean matches(KafkaNames.Split split) {
        boolean named = name.endsWith("*")
                ? split.name().startsWith(name.substring(0, name.length() - 1))
                : split.name().equals(name);
        return named && where.covers(split.prefix());
    }
}

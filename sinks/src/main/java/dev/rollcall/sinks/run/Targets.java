package dev.rollcall.sinks.run;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.Target;
import dev.rollcall.sinks.jdbc.JdbcTarget;
import dev.rollcall.sinks.redis.RedisTarget;

/** Finds the target that an address means. */
final class Targets {
    private Targets() {}

    /** The target; not connected yet. */
    static Target of(Settings settings) {
        String url = settings.sink()
                .url()
                .orElseThrow(() -> new UserError("sink.url is not set; set it to where the results are to be kept, as"
                        + " jdbc:postgresql://host/database or redis://host:6379"));
        return url.startsWith("jdbc:")
                ? new JdbcTarget(settings.sink(), SourceTopics.first(settings))
                : new RedisTarget(settings);
    }
}

package dev.rollcall.sinks.run;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.SinkSettings;
import dev.rollcall.sinks.Target;
import dev.rollcall.sinks.jdbc.JdbcTarget;
import org.apache.kafka.common.TopicPartition;

/** Finds the target that an address means. */
final class Targets {
    private Targets() {}

    /** The target; not connected yet. */
    static Target of(SinkSettings settings, TopicPartition guard) {
        if (settings.url().isEmpty()) {
            throw new UserError(
                    "sink.url is not set; set it to where the results are to be kept, as jdbc:postgresql://host/database");
        }
        return new JdbcTarget(settings, guard);
    }
}

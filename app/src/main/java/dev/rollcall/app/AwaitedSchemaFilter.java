package dev.rollcall.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.rollcall.schema.SchemaUnavailableException;
import dev.rollcall.service.Causes;
import org.slf4j.Marker;

/**
 * Drops what Kafka Streams logs as an error when a thread gives up waiting for a schema: it is none, and a warning says it in one line. Named in
 * {@code logback.xml}. Thread-safe.
 */
public final class AwaitedSchemaFilter extends TurboFilter {
    private static final String KAFKA = "org.apache.kafka.";

    /** For Logback. */
    public AwaitedSchemaFilter() {}

    /** Of several parameters the last may be the exception. */
    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable logged) {
        if (!logger.getName().startsWith(KAFKA)) {
            return FilterReply.NEUTRAL;
        }
        boolean isLast = logged == null
                && parameters != null
                && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable;
        Throwable failure = isLast ? (Throwable) parameters[parameters.length - 1] : logged;
        boolean told = failure != null
                && Causes.find(failure, SchemaUnavailableException.class).isPresent();
        return told ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}

package dev.rollcall.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.rollcall.service.OutOfMemory;
import org.slf4j.Marker;

/**
 * Ends the process when anybody logs an {@link OutOfMemoryError}, whether or not that is written anywhere: threads of Kafka's clients log one and die, or go on
 * without what they failed to do. Named in {@code logback.xml}. Thread-safe.
 */
public final class OutOfMemoryFilter extends TurboFilter {
    /** For Logback. */
    public OutOfMemoryFilter() {}

    /** Of several parameters the last may be the exception. */
    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable logged) {
        OutOfMemory.haltIf(logged);
        if (parameters != null
                && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable failure) {
            OutOfMemory.haltIf(failure);
        }
        return FilterReply.NEUTRAL;
    }
}

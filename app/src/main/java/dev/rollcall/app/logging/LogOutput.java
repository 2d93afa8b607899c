package dev.rollcall.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.rollcall.settings.LogSettings;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Changes the log of this process from what {@code logback.xml} says to what the settings say. With the defaults of the settings nothing
 * changes.
 */
public final class LogOutput {
    private static final String ROLLCALL = "dev.rollcall";

    private LogOutput() {}

    /**
     * For the whole process, from the next message on.
     *
     * @param log the settings, not null
     */
    public static void apply(LogSettings log) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            return;
        }
        if (log.format() == LogSettings.Format.JSON) {
            writeJson(context);
        }
        if (log.level() != org.slf4j.event.Level.INFO) {
            setLevel(context, Level.convertAnSLF4JLevel(log.level()));
        }
    }

    private static void writeJson(LoggerContext context) {
        for (Logger logger : context.getLoggerList()) {
            logger.iteratorForAppenders().forEachRemaining(appender -> {
                if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
                    JsonEncoder encoder = new JsonEncoder();
                    encoder.setContext(context);
                    encoder.start();
                    stream.setEncoder(encoder);
                }
            });
        }
    }

    /** Libraries say less than Rollcall: warnings, or one level more than Rollcall where that is asked for more than usual. */
    private static void setLevel(LoggerContext context, Level level) {
        if (Level.INFO.isGreaterOrEqual(level)) {
            unmute(context);
        }
        context.getLogger(ROLLCALL).setLevel(level);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(ofLibraries(level));
    }

    private static Level ofLibraries(Level level) {
        return switch (level.toInt()) {
            case Level.TRACE_INT -> Level.DEBUG;
            case Level.DEBUG_INT -> Level.INFO;
            case Level.ERROR_INT -> Level.ERROR;
            default -> Level.WARN;
        };
    }

    /** What is normally noise is what support looks for. */
    private static void unmute(LoggerContext context) {
        for (Logger logger : context.getLoggerList()) {
            if (!logger.getName().equals(Logger.ROOT_LOGGER_NAME)) {
                logger.setLevel(null);
            }
        }
    }
}

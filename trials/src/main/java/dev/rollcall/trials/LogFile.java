package dev.rollcall.trials;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Sends everything that is logged to a file, for the screen is the command's, until it is closed. Not thread-safe. */
public final class LogFile implements AutoCloseable {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0}: %msg%n";

    private final FileAppender<ILoggingEvent> file = new FileAppender<>();
    private final Map<Logger, List<Appender<ILoggingEvent>>> replaced = new LinkedHashMap<>();

    private LogFile(LoggerContext context, Path path) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        file.setContext(context);
        file.setName("file");
        file.setEncoder(encoder);
        file.setFile(path.toString());
        file.start();
        context.getLoggerList().forEach(this::replaceAppenders);
    }

    /**
     * Sends all logs to a file.
     *
     * @param path the file, which is made if need be; not null
     * @return to be closed when the screen is free again
     */
    public static LogFile to(Path path) {
        return new LogFile((LoggerContext) LoggerFactory.getILoggerFactory(), path);
    }

    /**
     * The file.
     *
     * @return its path
     */
    public String path() {
        return file.getFile();
    }

    private void replaceAppenders(Logger logger) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        for (Iterator<Appender<ILoggingEvent>> each = logger.iteratorForAppenders(); each.hasNext(); ) {
            appenders.add(each.next());
        }
        if (!appenders.isEmpty()) {
            appenders.forEach(logger::detachAppender);
            logger.addAppender(file);
            replaced.put(logger, appenders);
        }
    }

    /** Gives the loggers their appenders back. */
    @Override
    public void close() {
        replaced.forEach((logger, appenders) -> {
            logger.detachAppender(file);
            appenders.forEach(logger::addAppender);
        });
        file.stop();
    }
}

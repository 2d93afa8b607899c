package dev.rollcall.service.run;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.service.cluster.backlog.Backlog;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line a minute about what this instance did, and how far the group is behind. */
final class ProgressLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLog.class);
    private static final int EVERY_SECONDS = 60;

    private final EventMetrics metrics;
    private final Backlog backlog;
    private long read;
    private long rejected;

    ProgressLog(EventMetrics metrics, Backlog backlog) {
        this.metrics = metrics;
        this.backlog = backlog;
    }

    void start(ScheduledExecutorService timer) {
        timer.scheduleAtFixedRate(this::write, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void write() {
        long readNow = metrics.read();
        long rejectedNow = metrics.rejected();
        LOG.info(
                "{} events/s, {} read and {} rejected in the last {} s, lag {}",
                String.format(Locale.ROOT, "%,d", (readNow - read) / EVERY_SECONDS),
                String.format(Locale.ROOT, "%,d", readNow - read),
                String.format(Locale.ROOT, "%,d", rejectedNow - rejected),
                EVERY_SECONDS,
                lag());
        read = readNow;
        rejected = rejectedNow;
    }

    private String lag() {
        try {
            return String.format(Locale.ROOT, "%,d events", backlog.uncommitted(backlog.inputEnds()));
        } catch (RuntimeException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }
}

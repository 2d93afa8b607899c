package dev.rollcall.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.report.feed.PublishedRow;
import dev.rollcall.service.report.feed.RowChanges;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends rows when they change, as server-sent events: {@code row} with the row, and {@code reload} to a client that was too slow and must
 * read all rows again. Each client has a thread that waits for it; neither the counting nor another client does.
 */
final class StreamRoute implements Handler {
    static final int MOST_CLIENTS = 32;

    private static final String SEGMENT = "segment";
    private static final long SIGN_OF_LIFE_EVERY_MS = 10_000;

    /** A row may change many times a second; more often than this nobody needs to know. */
    private static final long AT_MOST_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<PublishedFeed> feed;
    private final Semaphore places = new Semaphore(MOST_CLIENTS);

    StreamRoute(Supplier<PublishedFeed> feed) {
        this.feed = feed;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        String segment =
                new Parameters(context, Set.of(SEGMENT)).segment(SEGMENT).orElse(null);
        RowChanges changes = feed.get().changes();
        if (!places.tryAcquire()) {
            throw Problem.notYet("this instance already serves " + MOST_CLIENTS + " streams");
        }
        try {
            context.contentType("text/event-stream; charset=utf-8").header("Cache-Control", "no-store");
            // Past the compression of other answers, which would keep events back.
            follow(changes, segment, context.res().getOutputStream());
        } finally {
            places.release();
        }
    }

    /** Ends when the client has gone, which shows when something is written. */
    private static void follow(RowChanges changes, String segment, ServletOutputStream out)
            throws IOException, InterruptedException {
        long known = changes.number();
        out.write("retry: 2000\n\n".getBytes(UTF_8));
        out.flush();
        while (!changes.closed()) {
            RowChanges.Changed changed = changes.await(known, segment, SIGN_OF_LIFE_EVERY_MS);
            known = changed.number();
            send(changed, out);
            LockSupport.parkNanos(AT_MOST_EVERY_NANOS);
        }
    }

    private static void send(RowChanges.Changed changed, ServletOutputStream out) throws IOException {
        if (changed.missed()) {
            out.write("event: reload\ndata: {}\n\n".getBytes(UTF_8));
        } else if (changed.rows().isEmpty()) {
            out.write(":\n\n".getBytes(UTF_8));
        }
        for (PublishedRow row : changed.rows()) {
            out.write("event: row\ndata: ".getBytes(UTF_8));
            out.write(RowJson.of(row));
            out.write("\n\n".getBytes(UTF_8));
        }
        out.flush();
    }
}

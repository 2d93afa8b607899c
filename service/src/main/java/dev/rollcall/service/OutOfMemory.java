package dev.rollcall.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process with status {@link ExitStatus#FAILED} when it is out of memory. Otherwise it would live on with some of its threads
 * dead, and be too short of memory even to be stopped. Whoever supervises it starts it again.
 *
 * <p>An {@link OutOfMemoryError} is noticed where one is caught, and where it ends a thread. Those that libraries swallow are noticed in what they
 * log, and by a thread that looks whether there is memory left. Thread-safe.
 */
public final class OutOfMemory {
    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemory.class);

    /** Made in advance, as all that is needed at the end. */
    private static final byte[] LAST_WORDS =
            "Out of memory: the process ends with status 1. Give it a larger heap (-Xmx or -XX:MaxRAMPercentage), or fewer threads\n"
                    .getBytes(UTF_8);

    private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

    /** Causes may go round in a circle. */
    private static final int MOST_CAUSES = 100;

    private static final long LOOK_EVERY_MILLIS = 1_000;

    /** From here on, in parts of the heap, what collections leave is suspicious. */
    private static final double SUSPICIOUS = 0.85;

    /** What must be left, in parts of the heap: as Parallel GC has it, which gives up by itself below that. */
    private static final int RESERVE = 50;

    /** Small enough to fit in between. */
    private static final int PIECE = 8 << 10;

    private OutOfMemory() {}

    /** Looks from now on for the life of the process, at every thread that ends by an exception, and every second at the heap. */
    public static void endsProcess() {
        // A class that is loaded at the end only would need memory: this loads those of the JVM that end it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, "rollcall-end"));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            haltIf(failure);
            LOG.error("Thread {} ended", thread.getName(), failure);
        });
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
                .toList();
        Thread watch = new Thread(() -> watch(heap.toArray(new MemoryPoolMXBean[0])), "rollcall-memory");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Ends the process if an exception says that it is out of memory. Needs no memory.
     *
     * @param failure an exception with all its causes; may be null
     */
    public static void haltIf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof OutOfMemoryError) {
                halt();
            }
            cause = cause.getCause();
        }
    }

    /** Whatever is allocated here is either there, or the error is this thread's own. */
    private static void watch(MemoryPoolMXBean[] heap) {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                long most = Runtime.getRuntime().maxMemory();
                if (left(heap) > most * SUSPICIOUS) {
                    reserve(most / RESERVE);
                }
            } catch (OutOfMemoryError e) {
                halt();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What the latest collections left, as far as it is still in use: bytes. */
    private static long left(MemoryPoolMXBean[] heap) {
        long left = 0;
        for (MemoryPoolMXBean pool : heap) {
            left += Math.min(
                    pool.getCollectionUsage().getUsed(), pool.getUsage().getUsed());
        }
        return left;
    }

    /** Takes so much memory, and leaves it again. The virtual machine collects all it can before it says that there is none. */
    private static void reserve(long bytes) {
        byte[][] pieces = new byte[(int) (bytes / PIECE)][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = new byte[PIECE];
        }
    }

    /** Not by way of the hooks, which would wait for threads that are dead. Never returns. */
    private static void halt() {
        try {
            STDERR.write(LAST_WORDS);
        } catch (IOException | OutOfMemoryError e) {
            // The status says enough.
        }
        while (true) {
            try {
                Runtime.getRuntime().halt(ExitStatus.FAILED);
            } catch (OutOfMemoryError e) {
                // Once more: there is nothing else to do.
            }
        }
    }
}

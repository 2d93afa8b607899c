package dev.rollcall.service;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes SIGTERM and SIGINT as a request, so that a command ends in its own way and with its own status, not with that of a signal.
 *
 * <p>Java has no public interface for signals. Where the internal one is missing, a shutdown hook makes the same request and waits
 * for the command to end; then only the status is the signal's. The same goes for every other way to end the process from outside.
 * Thread-safe.
 */
public final class StopSignals implements AutoCloseable {
    private static final List<String> NAMES = List.of("TERM", "INT");
    private static final long WAIT_SECONDS = 20;

    private final CompletableFuture<Void> request = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private StopSignals() {}

    /**
     * Listens from now on for the life of the process, and interrupts the calling thread at the first signal; later ones are ignored.
     *
     * @return to be closed when the command has ended
     */
    public static StopSignals interrupting() {
        StopSignals signals = listen();
        Thread command = Thread.currentThread();
        signals.request.thenRun(command::interrupt);
        return signals;
    }

    /**
     * Listens from now on for the life of the process.
     *
     * @return to be closed when the command has ended
     */
    public static StopSignals listen() {
        StopSignals signals = new StopSignals();
        Runtime.getRuntime().addShutdownHook(new Thread(signals::shutDown, "rollcall-stop"));
        NAMES.forEach(signals::handle);
        return signals;
    }

    /**
     * Whether the command was asked to end.
     *
     * @return true from the first signal on
     */
    public boolean requested() {
        return request.isDone();
    }

    /**
     * Completes when the command is asked to end.
     *
     * @return completes once, on a thread of the signal's
     */
    public CompletableFuture<Void> request() {
        return request;
    }

    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            request.complete(null);
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException | IllegalArgumentException withoutSignals) {
            // The shutdown hook remains.
        }
    }

    private void shutDown() {
        if (ended.getCount() == 0) {
            return;
        }
        request.complete(null);
        try {
            ended.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the command has ended, and nothing is to be waited for. */
    @Override
    public void close() {
        ended.countDown();
    }
}

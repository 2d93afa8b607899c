package dev.rollcall.service;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes SIGTERM and SIGINT as a request, so that a command ends in its own way and with its own status, not with that of a signal.
 *
 * <p>Java has no public interface for signals. Where the internal one is missing, a shutdown hook makes the same request and waits
 * for the command to end; then only the status is the signal's. The same goes for every other way to end the process from outside.
 * Thread-safe.
 */
public final class StopSignals implements AutoCloseable {
    private static final List<String> NAMES = List.of("TERM", "INT");
    private static final long WAIT_SECONDS = 10;

    private final Runnable request;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private StopSignals(Runnable request) {
        this.request = request;
    }

    /**
     * Listens from now on for the life of the process.
     *
     * @param request what to do at the first signal; called at most once, on a thread of its own; later signals are ignored
     * @return to be closed when the command has ended
     */
    public static StopSignals listen(Runnable request) {
        StopSignals signals = new StopSignals(request);
        Runtime.getRuntime().addShutdownHook(new Thread(signals::shutDown, "rollcall-stop"));
        NAMES.forEach(signals::handle);
        return signals;
    }

    /**
     * Whether the command was asked to end.
     *
     * @return true from just before the request is made
     */
    public boolean requested() {
        return requested.get();
    }

    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            requestOnce();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException | IllegalArgumentException withoutSignals) {
            // The shutdown hook remains.
        }
    }

    private void requestOnce() {
        if (requested.compareAndSet(false, true)) {
            request.run();
        }
    }

    private void shutDown() {
        if (ended.getCount() > 0) {
            requestOnce();
            awaitEnd();
        }
    }

    private void awaitEnd() {
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

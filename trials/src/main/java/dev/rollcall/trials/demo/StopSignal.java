package dev.rollcall.trials.demo;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a signal that ends the process into an interrupt of the thread that made this object, which then has time to clean up and to
 * close it. Thread-safe.
 */
final class StopSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final long CLEAN_UP_WITHIN_SECONDS = 20;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final AtomicBoolean received = new AtomicBoolean();
    private final Thread hook = new Thread(this::stopWorker, "rollcall-demo-stop");

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the demo was told to stop. */
    boolean received() {
        return received.get();
    }

    /**
     * From now on Ctrl-C is the way to end, and not a failure: the process ends with the status that the demo returns, not with that
     * of a signal. Only a signal handler can do that, for which Java has no public interface; without it, the status differs.
     */
    void expectInterrupt() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        if (method.getDeclaringClass() == handler) {
                            interruptWorker();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), interrupt);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.info("No handler for Ctrl-C: {}", e.toString());
        }
    }

    private void interruptWorker() {
        // Once is enough: a second time would cut the cleaning up short.
        if (received.compareAndSet(false, true)) {
            worker.interrupt();
        }
    }

    private void stopWorker() {
        interruptWorker();
        try {
            cleanedUp.await(CLEAN_UP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end. */
    @Override
    public void close() {
        cleanedUp.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("The process is ending already");
        }
    }
}

package dev.rollcall.bench.broker;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** What a broker answers to an admin client. */
public final class Answer {
    private Answer() {}

    /**
     * Waits for it.
     *
     * @param future the answer to come
     * @param <T> what it says
     * @return the answer
     * @throws CompletionException if the broker refuses, or the thread is interrupted
     */
    public static <T> T of(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            throw new CompletionException("interrupted", e);
        }
    }
}

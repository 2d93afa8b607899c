package dev.rollcall.bench.broker;

import java.util.concurrent.CompletionException;
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
     * @throws CompletionException if the broker refuses
     */
    public static <T> T of(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}

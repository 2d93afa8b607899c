package dev.rollcall.trials.testbed;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;

/** What brokers answer while some of them are down: perhaps nothing. */
final class Answer {
    private Answer() {}

    /**
     * Waits for an answer.
     *
     * @return empty if it does not come in time, or if the brokers say that there is no such thing
     * @throws IllegalStateException if the question fails in another way
     */
    static <T> Optional<T> of(KafkaFuture<T> future) {
        try {
            return Optional.of(future.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException) {
                return Optional.empty();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while asking the brokers", e);
        }
    }
}

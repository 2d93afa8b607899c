package dev.rollcall.service.cluster;

import dev.rollcall.service.NoBrokerException;
import dev.rollcall.service.UserError;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for what brokers answer, and says in one line why they do not. Immutable. */
final class Answers {
    private final String bootstrapServers;

    Answers(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Waits for the answer to a question that takes no right that could be named. */
    <T> T await(String what, KafkaFuture<T> answer) {
        return await(what, null, answer);
    }

    /**
     * Waits for an answer.
     *
     * @param what what was asked for, for messages
     * @param needed the right that it takes; null if it takes none that could be named
     * @param answer what is waited for
     * @return the answer
     * @throws NoBrokerException if there is none in time
     * @throws UserError if there is none because of something that the user can fix
     */
    <T> T await(String what, Right needed, KafkaFuture<T> answer) {
        try {
            return unwrapped(what, answer);
        } catch (AuthorizationException e) {
            String missing = needed == null ? MissingRights.explain(e).orElseThrow() : needed.missing();
            throw new UserError(what + ": " + missing);
        } catch (AuthenticationException e) {
            throw new UserError(
                    "bootstrap.servers " + bootstrapServers + ": the brokers do not accept our credentials: "
                            + e.getMessage() + "; fix the kafka.sasl.* and kafka.ssl.* keys");
        } catch (TimeoutException e) {
            throw new NoBrokerException(
                    "bootstrap.servers " + bootstrapServers + ": no broker answered in time when asked for " + what
                            + "; start the brokers, or fix the address");
        }
    }

    /** Waits for an answer, or throws what came instead of it. */
    static <T> T unwrapped(String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for " + what, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new KafkaException(what, e.getCause());
        }
    }
}

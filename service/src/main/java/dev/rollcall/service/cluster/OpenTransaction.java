package dev.rollcall.service.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import org.apache.kafka.clients.admin.TransactionDescription;

/**
 * A transaction that is under way.
 *
 * @param id of the producer
 * @param state what the coordinator says of it, such as {@code Ongoing}
 * @param openMs for how long it has been open, in milliseconds, as far as the clocks agree; 0 if it is over by now
 * @param timeoutMs after how many milliseconds the coordinator aborts it
 */
public record OpenTransaction(
        String id,
        String state,
        @JsonProperty("open_ms") long openMs,
        @JsonProperty("timeout_ms") long timeoutMs) {
    static OpenTransaction of(String id, TransactionDescription found, Clock clock) {
        long now = clock.millis();
        long openMs = now - found.transactionStartTimeMs().orElse(now);
        return new OpenTransaction(id, found.state().toString(), Math.max(0, openMs), found.transactionTimeoutMs());
    }
}

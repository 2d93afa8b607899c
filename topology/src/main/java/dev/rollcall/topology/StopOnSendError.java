package dev.rollcall.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Ends the stream thread when a record cannot be sent, even if the error might pass.
 *
 * <p>The producer itself tries again for as long as the brokers may yet take the record. Kafka Streams' own handler would abort the transaction and revive only the task
 * that sent, while others whose records were in the same transaction go on. A new thread begins with what was committed.
 * Thread-safe.
 */
public final class StopOnSendError implements ProductionExceptionHandler {
    /** Created by Kafka Streams. */
    public StopOnSendError() {}

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return Response.fail();
    }

    @Override
    public Response handleSerializationError(
            ErrorHandlerContext context,
            @SuppressWarnings("rawtypes") ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing to configure.
    }
}

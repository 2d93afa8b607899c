package dev.rollcall.service.run;

import dev.rollcall.metrics.EventMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer that times the transactions that it commits, and counts those that it had to abort, and those in which it was fenced:
 * another one had taken its place, or the transaction had timed out. Kafka Streams handles both by itself and has no metric of them. Used
 * by one stream thread.
 */
final class CountingProducer extends KafkaProducer<byte[], byte[]> {
    private final EventMetrics metrics;
    private boolean fenced;
    private long offsetsHandedOver;

    CountingProducer(Map<String, Object> config, EventMetrics metrics) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.metrics = metrics;
    }

    @Override
    public void beginTransaction() {
        counting(super::beginTransaction);
        fenced = false;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        try {
            return super.send(record, callback);
        } catch (KafkaException e) {
            count(e);
            throw e;
        }
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        offsetsHandedOver = System.nanoTime();
        counting(() -> super.sendOffsetsToTransaction(offsets, groupMetadata));
    }

    @Override
    public void commitTransaction() {
        counting(super::commitTransaction);
        metrics.addCommit(Duration.ofNanos(System.nanoTime() - offsetsHandedOver));
    }

    @Override
    public void abortTransaction() {
        metrics.addAbortedTransaction();
        counting(super::abortTransaction);
    }

    private void counting(Runnable step) {
        try {
            step.run();
        } catch (KafkaException e) {
            count(e);
            throw e;
        }
    }

    private void count(KafkaException failure) {
        if (!fenced && (isFencing(failure) || isFencing(failure.getCause()))) {
            fenced = true;
            metrics.addFencedTransaction();
        }
    }

    private static boolean isFencing(Throwable failure) {
        return failure instanceof ProducerFencedException
                || failure instanceof InvalidProducerEpochException
                || failure instanceof InvalidPidMappingException
                || failure instanceof CommitFailedException;
    }
}

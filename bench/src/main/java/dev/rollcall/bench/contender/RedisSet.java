package dev.rollcall.bench.contender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;

/**
 * Keeps users and offsets together in one Redis: a set of users for every day, and one transaction for all that a poll returned. Two
 * threads read half of the partitions each. Redis writes its log to disk once a second; what is younger than that can be lost.
 */
public final class RedisSet {
    /** What the keys of the sets begin with; the epoch day follows. */
    public static final String USERS = "users:";

    private static final String OFFSETS = "offsets";

    private RedisSet() {}

    /**
     * Counts all.
     *
     * @param args a {@link Task}
     */
    public static void main(String[] args) {
        Task task = Task.of(args);
        try (RedisClient redis = RedisClient.create("127.0.0.1", task.redisPort())) {
            CompletableFuture.allOf(IntStream.range(0, Task.THREADS)
                            .mapToObj(share -> CompletableFuture.runAsync(
                                    () -> count(task, share, redis), thread -> new Thread(thread).start()))
                            .toArray(CompletableFuture[]::new))
                    .join();
            redis.keys(USERS + '*')
                    .forEach(key ->
                            System.out.println(Task.COUNT + key.substring(USERS.length()) + ' ' + redis.scard(key)));
            System.out.println(Task.DONE);
        }
    }

    private static void count(Task task, int share, RedisClient redis) {
        try (Input input = Input.share(task, share, Task.THREADS)) {
            Map<String, String> offsets = redis.hgetAll(OFFSETS);
            offsets.forEach((partition, offset) -> input.skipTo(Integer.parseInt(partition), Long.parseLong(offset)));
            input.readPolls(records -> store(records, redis));
        }
    }

    private static void store(ConsumerRecords<byte[], byte[]> records, RedisClient redis) {
        Map<Long, List<String>> usersByDay = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> event : records) {
            Visit visit = Visit.of(event.value());
            usersByDay.computeIfAbsent(visit.day(), day -> new ArrayList<>()).add(visit.user());
        }
        Map<String, String> offsets = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            offsets.put(
                    Integer.toString(partition.partition()),
                    Long.toString(records.nextOffsets().get(partition).offset()));
        }
        try (AbstractTransaction transaction = redis.multi()) {
            usersByDay.forEach((day, users) -> transaction.sadd(USERS + day, users.toArray(String[]::new)));
            transaction.hset(OFFSETS, offsets);
            transaction.exec();
        }
    }
}

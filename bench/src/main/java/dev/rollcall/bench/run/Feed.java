package dev.rollcall.bench.run;

import dev.rollcall.bench.broker.Answer;
import dev.rollcall.bench.contender.RedisSet;
import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.data.Shape;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import redis.clients.jedis.RedisClient;

/** The number of users of the first day, as soon as a contender has published a new one. Not thread-safe. */
interface Feed extends AutoCloseable {
    /** How often a topic is looked for that the contender creates itself. */
    Duration LOOK_EVERY = Duration.ofMillis(100);

    /** How often Redis is asked. */
    Duration ASK_EVERY = Duration.ofMillis(1);

    /** The newest number; waits 100 ms at most for a new one. */
    long users();

    @Override
    void close();

    /** The feed of a contender that runs; waits until its topic is there. */
    static Feed of(Contender contender, Task task, Arena arena, RunningContender running) {
        if (contender.needsRedis()) {
            return new RedisFeed(RedisClient.create("127.0.0.1", task.redisPort()), RedisSet.USERS + Shape.FIRST_DAY);
        }
        while (!Answer.of(arena.admin().listTopics().names()).contains(task.output())) {
            running.requireAlive();
            Patience.pass(LOOK_EVERY);
        }
        Map<String, Object> broker = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, task.bootstrapServers());
        return new TopicFeed(CommittedReader.open(broker, task.output()), contender.counts(), Shape.FIRST_DAY);
    }

    /** Asks Redis for the size of a set. */
    record RedisFeed(RedisClient redis, String key) implements Feed {
        @Override
        public long users() {
            Patience.pass(ASK_EVERY);
            return redis.scard(key);
        }

        @Override
        public void close() {
            redis.close();
        }
    }

    /** Reads what was committed to a topic. */
    final class TopicFeed implements Feed {
        private final CommittedReader reader;
        private final CountSource source;
        private final long day;
        private long users;

        TopicFeed(CommittedReader reader, CountSource source, long day) {
            this.reader = reader;
            this.source = source;
            this.day = day;
        }

        @Override
        public long users() {
            reader.poll(LOOK_EVERY).forEach(record -> DayCount.of(record, source)
                    .filter(count -> count.day() == day)
                    .map(DayCount::users)
                    .ifPresent(newest -> users = newest));
            return users;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}

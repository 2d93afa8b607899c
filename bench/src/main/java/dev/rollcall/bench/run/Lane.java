package dev.rollcall.bench.run;

import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.process.ProcessUse;
import dev.rollcall.bench.process.RedisServer;
import java.util.Optional;

/** All that one run of one contender needs for itself, and that is gone afterwards: directory, topics and Redis. */
final class Lane implements AutoCloseable {
    private final Arena arena;
    private final Contender contender;
    private final Task task;
    private final Optional<RedisServer> redis;

    private Lane(Arena arena, Contender contender, Task task, Optional<RedisServer> redis) {
        this.arena = arena;
        this.contender = contender;
        this.task = task;
        this.redis = redis;
    }

    static Lane open(Arena arena, Contender contender, String input, String id, boolean follow) {
        Optional<RedisServer> redis = contender.needsRedis()
                ? Optional.of(
                        RedisServer.start(arena.files().of(id), arena.files().log(id + "-redis")))
                : Optional.empty();
        Task task = new Task(
                arena.broker().bootstrapServers(),
                input,
                id + "-counts",
                id,
                arena.files().of(id),
                redis.map(RedisServer::port).orElse(0),
                follow);
        if (contender.counts() == CountSource.TOPIC) {
            arena.createOutput(task.output());
        }
        return new Lane(arena, contender, task, redis);
    }

    Task task() {
        return task;
    }

    RunningContender start() {
        return RunningContender.start(contender, task, arena.files().log(task.id()));
    }

    /** What its Redis has used so far. */
    ProcessUse redisUse() {
        return redis.map(RedisServer::use).orElse(ProcessUse.NONE);
    }

    @Override
    public void close() {
        redis.ifPresent(RedisServer::close);
        arena.clean(task.id());
    }
}

package dev.rollcall.bench.run;

import dev.rollcall.bench.contender.FlinkEvery;
import dev.rollcall.bench.contender.FlinkEvery100Ms;
import dev.rollcall.bench.contender.LimitParseSet;
import dev.rollcall.bench.contender.LimitRead;
import dev.rollcall.bench.contender.RedisSet;
import dev.rollcall.bench.contender.StreamsDsl;
import dev.rollcall.bench.contender.StreamsDslTuned;
import dev.rollcall.bench.contender.StreamsPapi;
import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.process.JavaCommand;
import dev.rollcall.bench.process.Libraries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All contenders by name. */
public final class Contenders {
    /** Stands for all of them. */
    public static final String ALL = "all";

    /** Stands for every Rollcall, whatever it is called. */
    public static final String ROLLCALL = "rollcall";

    // As in Flink's own start scripts.
    private static final List<String> FLINK_OPENS =
            List.of("java.lang", "java.net", "java.io", "java.nio", "java.time", "java.util", "java.util.concurrent");

    private final Map<String, Contender> byName = new LinkedHashMap<>();
    private final List<Contender> rollcalls;

    /**
     * The other programs, and Rollcall as often as there are jars of it.
     *
     * @param rollcalls Rollcall's jars with what they are called
     */
    public Contenders(List<RollcallJar> rollcalls) {
        add(ours("limit-read", LimitRead.class, CountSource.NONE));
        add(ours("limit-parse-set", LimitParseSet.class, CountSource.PRINTED));
        add(redis());
        add(ours("streams-dsl", StreamsDsl.class, CountSource.TOPIC));
        add(ours("streams-dsl-tuned", StreamsDslTuned.class, CountSource.TOPIC));
        add(ours("streams-papi", StreamsPapi.class, CountSource.TOPIC));
        add(flink("flink-every", FlinkEvery.class));
        add(flink("flink-100ms", FlinkEvery100Ms.class));
        this.rollcalls = rollcalls.stream().map(RollcallJar::contender).toList();
        this.rollcalls.forEach(this::add);
    }

    private void add(Contender contender) {
        if (byName.put(contender.name(), contender) != null) {
            throw new IllegalArgumentException("two contenders are called " + contender.name());
        }
    }

    private static Contender ours(String name, Class<?> main, CountSource counts) {
        return new Contender(name, task -> ourCommand(main, task), Task.DONE::equals, counts, false);
    }

    private static Contender redis() {
        return new Contender(
                "redis-set", task -> ourCommand(RedisSet.class, task), Task.DONE::equals, CountSource.PRINTED, true);
    }

    private static List<String> ourCommand(Class<?> main, Task task) {
        return JavaCommand.of(main, Libraries.KAFKA, List.of(), task.args());
    }

    private static Contender flink(String name, Class<?> main) {
        List<String> options = FLINK_OPENS.stream()
                .map(opened -> "--add-opens=java.base/" + opened + "=ALL-UNNAMED")
                .toList();
        return new Contender(
                name,
                task -> JavaCommand.of(main, Libraries.FLINK, options, task.args()),
                Task.DONE::equals,
                CountSource.TOPIC,
                false);
    }

    /**
     * Finds contenders.
     *
     * @param names their names, {@link #ALL} or {@link #ROLLCALL}
     * @return the contenders, in the order of the names
     * @throws IllegalArgumentException if there is none of that name
     */
    public List<Contender> named(List<String> names) {
        List<Contender> found = new ArrayList<>();
        for (String name : names) {
            if (name.equals(ALL)) {
                found.addAll(byName.values());
            } else if (name.equals(ROLLCALL)) {
                found.addAll(rollcalls);
            } else if (byName.containsKey(name)) {
                found.add(byName.get(name));
            } else {
                throw new IllegalArgumentException("no contender is called " + name + "; there are " + byName.keySet());
            }
        }
        return found;
    }
}

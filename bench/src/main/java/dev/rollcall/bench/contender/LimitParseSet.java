package dev.rollcall.bench.contender;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Parses every event and keeps the users of every day in a set in memory, with one thread; nothing is durable. */
public final class LimitParseSet {
    private LimitParseSet() {}

    /**
     * Counts all.
     *
     * @param args a {@link Task}
     */
    public static void main(String[] args) {
        Map<Long, Set<String>> days = new HashMap<>();
        try (Input input = Input.all(Task.of(args))) {
            input.read(event -> {
                Visit visit = Visit.of(event.value());
                days.computeIfAbsent(visit.day(), day -> new HashSet<>()).add(visit.user());
            });
            days.forEach((day, users) -> System.out.println(Task.COUNT + day + ' ' + users.size()));
            System.out.println(Task.DONE);
        }
    }
}

package dev.rollcall.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts active users the plain way: who was there on which day, and unions of days. */
final class BruteForce {
    private final Map<Integer, Set<Integer>> usersByDay = new HashMap<>();
    private final Map<Integer, TreeSet<Integer>> daysByUser = new HashMap<>();
    private final int wauDays;
    private final int mauDays;

    BruteForce(int wauDays, int mauDays) {
        this.wauDays = wauDays;
        this.mauDays = mauDays;
    }

    /** Whether the user was not there on that day before. */
    boolean visit(int user, int day) {
        daysByUser.computeIfAbsent(user, key -> new TreeSet<>()).add(day);
        return usersByDay.computeIfAbsent(day, key -> new HashSet<>()).add(user);
    }

    /** The user's newest day; very far back if there is none. */
    int newest(int user) {
        return daysByUser.containsKey(user) ? daysByUser.get(user).last() : Integer.MIN_VALUE / 2;
    }

    /** Day to dau, wau, mau, new; days on which all are zero are left out. */
    Map<Integer, List<Long>> counts() {
        Map<Integer, List<Long>> counts = new TreeMap<>();
        int widest = Math.max(wauDays, mauDays);
        for (int active : usersByDay.keySet()) {
            for (int day = active; day < active + widest; day++) {
                counts.computeIfAbsent(day, this::countsOn);
            }
        }
        return counts;
    }

    private List<Long> countsOn(int day) {
        List<Long> counts = List.of(active(day, 1), active(day, wauDays), active(day, mauDays), newUsers(day));
        return counts.stream().allMatch(count -> count == 0) ? null : counts;
    }

    private long active(int lastDay, int width) {
        Set<Integer> users = new HashSet<>();
        for (int day = lastDay - width + 1; day <= lastDay; day++) {
            users.addAll(usersByDay.getOrDefault(day, Set.of()));
        }
        return users.size();
    }

    private long newUsers(int day) {
        return daysByUser.values().stream().filter(days -> days.first() == day).count();
    }
}

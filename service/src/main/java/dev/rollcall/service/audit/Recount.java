package dev.rollcall.service.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Counts visits bucket by bucket. Every count is a number of users, and no user is in two buckets, so counts of buckets add up.
 *
 * <p>Not thread-safe.
 */
final class Recount {
    /** How many visits may be in memory at once, unless they are of very few users. */
    private static final int MOST_VISITS = 1 << 18;

    private final RecountRules rules;
    private final Path directory;
    private final Recounted counts;
    private final ForgottenCheck forgottenCheck;
    private final int mostVisits;
    private long doubted;

    /** Receives a visit that was rejected as forgotten, and the newest day of its user, or null if there is none. */
    @FunctionalInterface
    interface ForgottenCheck {
        void accept(Visit forgotten, Integer newestDay);
    }

    Recount(RecountRules rules, Path directory, ForgottenCheck forgottenCheck) {
        this(rules, directory, forgottenCheck, MOST_VISITS);
    }

    Recount(RecountRules rules, Path directory, ForgottenCheck forgottenCheck, int mostVisits) {
        this.rules = rules;
        this.directory = directory;
        this.forgottenCheck = forgottenCheck;
        this.mostVisits = mostVisits;
        counts = new Recounted(rules.wauDays(), rules.mauDays());
    }

    /**
     * Counts all visits of a spool.
     *
     * @param spool all visits, not null
     * @param done hears how many visits are counted
     * @return the counts
     */
    Recounted count(Spool spool, LongConsumer done) {
        long before = 0;
        for (Bucket bucket : spool.buckets()) {
            count(bucket);
            before += bucket.visits();
            done.accept(before);
        }
        return counts;
    }

    private void count(Bucket bucket) {
        if (bucket.visits() > mostVisits && bucket.level() < Spool.LAST_LEVEL) {
            try (Spool finer = new Spool(directory, bucket.level() + 1)) {
                bucket.drain(finer::add);
                finer.buckets().forEach(this::count);
            }
        } else {
            countInMemory(bucket);
        }
    }

    private void countInMemory(Bucket bucket) {
        Map<String, Integer> users = new HashMap<>();
        List<Visit> forgotten = new ArrayList<>();
        Facts facts = new Facts();
        NewestDays newest = new NewestDays();
        bucket.drain(visit -> {
            int user = users.computeIfAbsent(new String(visit.user(), StandardCharsets.UTF_8), unknown -> users.size());
            if (visit.standing() == Visit.Standing.FORGOTTEN) {
                forgotten.add(visit);
            } else {
                newest.learn(user, visit.epochDay());
                add(visit, user, facts);
            }
        });
        forgotten.forEach(visit ->
                forgottenCheck.accept(visit, newest.of(users.get(new String(visit.user(), StandardCharsets.UTF_8)))));
        if (rules.someForgottenUnknown()) {
            facts.change(fact -> doubt(fact, newest));
        }
        facts.sort();
        countSeries(facts);
    }

    private static void add(Visit visit, int user, Facts facts) {
        boolean open = visit.standing() == Visit.Standing.OPEN;
        facts.add(user, Segments.ALL, visit.epochDay(), open);
        for (int segment : visit.segments()) {
            facts.add(user, segment, visit.epochDay(), open);
        }
    }

    private long doubt(long fact, NewestDays newest) {
        boolean perhapsForgotten = Facts.epochDay(fact) < newest.of(Facts.user(fact)) - rules.historyDays();
        doubted += perhapsForgotten ? 1 : 0;
        return perhapsForgotten ? Facts.opened(fact) : fact;
    }

    /** Whether there are visits of which it is not known any more whether they are forgotten. */
    boolean hasDoubts() {
        return doubted > 0;
    }

    private void countSeries(Facts facts) {
        int from = 0;
        while (from < facts.size()) {
            int to = from + 1;
            while (to < facts.size() && Facts.isSameSeries(facts.get(from), facts.get(to))) {
                to++;
            }
            counts.add(facts, from, to);
            from = to;
        }
    }

    /** The newest day of every user, by the user's number. */
    private static final class NewestDays {
        private static final int NONE = Integer.MIN_VALUE;

        private int[] days = new int[0];

        void learn(int user, int epochDay) {
            if (user >= days.length) {
                int known = days.length;
                days = Arrays.copyOf(days, Math.max(1024, 2 * user));
                Arrays.fill(days, known, days.length, NONE);
            }
            days[user] = Math.max(days[user], epochDay);
        }

        Integer of(int user) {
            return user >= days.length || days[user] == NONE ? null : days[user];
        }
    }
}

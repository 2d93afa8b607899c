package dev.rollcall.service.audit.recount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Counts visits bucket by bucket. Every count is a number of users, and no user is in two buckets, so counts of buckets add up.
 *
 * <p>Not thread-safe.
 */
public final class Recount {
    /** How many visits may be in memory at once, unless they are of very few users. */
    private static final int MOST_VISITS = 1 << 18;

    private final RecountRules rules;
    private final Recounted counts;
    private final ForgottenCheck forgottenCheck;
    private final int mostVisits;
    private boolean doubts;

    /** Receives a visit that was rejected as forgotten, and the newest day of its user, or null if there is none. */
    @FunctionalInterface
    public interface ForgottenCheck {
        /**
         * A forgotten visit.
         *
         * @param forgotten the visit, not null
         * @param newestDay the latest epoch day on which its user was active, or null
         */
        void accept(Visit forgotten, Integer newestDay);
    }

    /**
     * Nothing counted yet.
     *
     * @param rules what to count by, not null
     * @param forgottenCheck hears of forgotten visits, not null
     */
    public Recount(RecountRules rules, ForgottenCheck forgottenCheck) {
        this(rules, forgottenCheck, MOST_VISITS);
    }

    Recount(RecountRules rules, ForgottenCheck forgottenCheck, int mostVisits) {
        this.rules = rules;
        this.forgottenCheck = forgottenCheck;
        this.mostVisits = mostVisits;
        counts = new Recounted(rules);
    }

    /**
     * Counts all visits of a spool, which is empty afterwards.
     *
     * @param spool all visits, not null
     * @param done hears how many visits are counted
     * @return the counts
     * @throws java.io.UncheckedIOException if files cannot be read or written
     */
    public Recounted count(Spool spool, LongConsumer done) {
        long before = 0;
        for (Spool.Bucket bucket : spool.buckets()) {
            count(bucket);
            before += bucket.visits();
            done.accept(before);
        }
        return counts;
    }

    private void count(Spool.Bucket bucket) {
        if (bucket.visits() > mostVisits && bucket.canBeSplit()) {
            try (Spool finer = bucket.finer()) {
                bucket.drain(finer::add);
                finer.buckets().forEach(this::count);
            }
        } else {
            countInMemory(bucket);
        }
    }

    private void countInMemory(Spool.Bucket bucket) {
        Map<String, User> users = new HashMap<>();
        List<Visit> forgotten = new ArrayList<>();
        Facts facts = new Facts();
        bucket.drain(visit -> {
            User user = users.computeIfAbsent(name(visit), unknown -> new User(users.size()));
            if (visit.standing() == Visit.Standing.FORGOTTEN) {
                forgotten.add(visit);
            } else {
                user.learn(visit.epochDay());
                add(visit, user.number, facts);
            }
        });
        forgotten.forEach(visit -> forgottenCheck.accept(visit, users.get(name(visit)).newestDay));
        facts.sort();
        countSeries(facts);
    }

    private static String name(Visit visit) {
        return new String(visit.user(), UTF_8);
    }

    private static void add(Visit visit, int user, Facts facts) {
        boolean open = visit.standing() == Visit.Standing.OPEN;
        facts.add(user, Segments.ALL, visit.epochDay(), open);
        for (int segment : visit.segments()) {
            facts.add(user, segment, visit.epochDay(), open);
        }
    }

    /**
     * Whether there are visits of which it is not known any more whether they are forgotten.
     *
     * @return whether some counts are not exact for that reason
     */
    public boolean hasDoubts() {
        return doubts;
    }

    private void countSeries(Facts facts) {
        int newestDay = 0;
        int from = 0;
        while (from < facts.size()) {
            int to = from + 1;
            while (to < facts.size() && Facts.isSameSeries(facts.get(from), facts.get(to))) {
                to++;
            }
            // A user's first series, for it holds all days.
            if (Facts.segment(facts.get(from)) == Segments.ALL) {
                newestDay = Facts.epochDay(facts.get(to - 1));
            }
            count(facts, from, to, newestDay);
            from = to;
        }
    }

    /** Counts all facts of one user in one segment, which are sorted by day. */
    private void count(Facts facts, int from, int to, int newestDay) {
        int first = Facts.epochDay(facts.get(from));
        BitSet all = new BitSet();
        BitSet sure = new BitSet();
        for (int i = from; i < to; i++) {
            int day = Facts.epochDay(facts.get(i));
            boolean doubtful = rules.someForgottenUnknown() && day < newestDay - rules.historyDays();
            doubts |= doubtful;
            all.set(day - first);
            sure.set(day - first, !doubtful && !Facts.isOpen(facts.get(i)));
        }
        counts.add(Facts.segment(facts.get(from)), first, all, sure);
    }

    /** What is known of a user while one bucket is counted. */
    private static final class User {
        private final int number;
        // Null while none of the visits is counted.
        private Integer newestDay;

        User(int number) {
            this.number = number;
        }

        void learn(int epochDay) {
            newestDay = newestDay == null ? epochDay : Math.max(newestDay, epochDay);
        }
    }
}

package dev.rollcall.service.audit.recount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
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

    private final Recounted counts;
    private final FirstVisitFaults faults;
    private final int mostVisits;

    private Recount(Recounted counts, FirstVisitFaults faults, int mostVisits) {
        this.counts = counts;
        this.faults = faults;
        this.mostVisits = mostVisits;
    }

    /**
     * Counts all visits of a spool, which is empty afterwards.
     *
     * @param counts where to count, not null
     * @param faults hears what is wrong with first visits that were published, not null
     * @param spool all visits, not null
     * @param done hears how many visits are counted
     * @throws java.io.UncheckedIOException if files cannot be read or written
     */
    public static void count(Recounted counts, FirstVisitFaults faults, Spool spool, LongConsumer done) {
        count(counts, faults, spool, done, MOST_VISITS);
    }

    static void count(Recounted counts, FirstVisitFaults faults, Spool spool, LongConsumer done, int mostVisits) {
        Recount recount = new Recount(counts, faults, mostVisits);
        long before = 0;
        for (Spool.Bucket bucket : spool.buckets()) {
            recount.count(bucket);
            before += bucket.visits();
            done.accept(before);
        }
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
        Map<String, Integer> users = new HashMap<>();
        Facts facts = new Facts();
        FirstVisitClaims claims = new FirstVisitClaims(faults);
        bucket.drain(visit -> {
            String name = new String(visit.user(), UTF_8);
            int user = users.computeIfAbsent(name, unknown -> users.size());
            if (visit.kind() == Visit.Kind.PUBLISHED) {
                claims.add(visit, name, user);
            } else {
                add(visit, user, facts);
            }
        });
        facts.sort();
        claims.compare(facts, users);
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

    private static void add(Visit visit, int user, Facts facts) {
        boolean open = visit.kind() == Visit.Kind.OPEN;
        facts.add(user, Segments.ALL, visit.epochDay(), open);
        for (int segment : visit.segments()) {
            facts.add(user, segment, visit.epochDay(), open);
        }
    }
}

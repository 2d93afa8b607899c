package dev.rollcall.service.audit.recount;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.report.Period;
import java.util.BitSet;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Gaps and cohorts that visits come to: how many users there are for sure, and how many more there may be with the visits that are open.
 *
 * <p>Not thread-safe.
 */
public final class RecountedBars {
    /** A user who may have been active on more days than this, one after the other, may be in any bar. */
    private static final int MOST_OPEN = 16;

    private static final int ANY = Integer.MAX_VALUE;

    private final CohortLimits limits;
    private final BarTable sure = new BarTable();
    private final BarTable more = new BarTable();

    RecountedBars(CohortLimits limits) {
        this.limits = limits;
    }

    /** Receives a cohort. */
    @FunctionalInterface
    public interface CohortConsumer {
        /**
         * A cohort.
         *
         * @param segment the number of its segment
         * @param breakdown what it is made of
         * @param period the number of its period
         */
        void accept(int segment, Breakdown breakdown, int period);
    }

    /**
     * How far cohorts are followed.
     *
     * @param period what they are made of, not null
     * @return in how many periods after their own; 0 if not at all
     */
    public int limit(Period period) {
        return switch (period) {
            case DAY -> limits.days();
            case WEEK -> limits.weeks();
            case MONTH -> limits.months();
        };
    }

    /**
     * How many users of a period there must be in a bar.
     *
     * @param segment the number of the segment
     * @param breakdown into what they are broken down, not null
     * @param period the number of the period
     * @param bar how many periods before
     * @return the bounds
     */
    public Bounds bounds(int segment, Breakdown breakdown, int period, int bar) {
        Bars open = more.of(segment, breakdown, period);
        return Bounds.exactly(sure.of(segment, breakdown, period).get(bar)).upTo(open.get(bar) + open.get(ANY));
    }

    /**
     * The bars that have users, or may have some.
     *
     * @param segment the number of the segment
     * @param breakdown into what they are broken down, not null
     * @param period the number of the period
     * @return in ascending order
     */
    public NavigableSet<Integer> bars(int segment, Breakdown breakdown, int period) {
        NavigableSet<Integer> bars = new TreeSet<>();
        sure.of(segment, breakdown, period).stream().forEach(bars::add);
        more.of(segment, breakdown, period).stream().filter(bar -> bar != ANY).forEach(bars::add);
        return bars;
    }

    /**
     * Whether all users of a period are sure.
     *
     * @param segment the number of the segment
     * @param breakdown into what they are broken down, not null
     * @param period the number of the period
     * @return whether no open visit changes any of its bars
     */
    public boolean isExact(int segment, Breakdown breakdown, int period) {
        return more.of(segment, breakdown, period).stream().findAny().isEmpty();
    }

    /**
     * Hands over the cohorts that have users for sure, in no particular order.
     *
     * @param consumer receives them, not null
     */
    public void forEachSureCohort(CohortConsumer consumer) {
        sure.forEach((segment, breakdown, period, bars) -> {
            if (breakdown != Breakdown.GAPS && bars.get(0) > 0) {
                consumer.accept(segment, breakdown, period);
            }
        });
    }

    void add(int segment, ActiveDays days) {
        days.possible().stream().forEach(day -> addGaps(segment, days, day));
        for (Period period : Period.values()) {
            if (limit(period) > 0) {
                addCohorts(segment, Breakdown.ofCohorts(period), days);
            }
        }
    }

    /** The day before may be any of the open days since the last sure one, or that, or there may be none. */
    private void addGaps(int segment, ActiveDays days, int day) {
        boolean isSure = days.sure().get(day);
        int before = day;
        for (int open = 0; open <= MOST_OPEN; open++) {
            before = days.possible().previousSetBit(before - 1);
            boolean isLast = before < 0 || days.sure().get(before);
            int gap = before < 0 ? Breakdown.NEW : day - before;
            (isSure && isLast && open == 0 ? sure : more).add(segment, Breakdown.GAPS, days.first() + day, gap);
            if (isLast) {
                return;
            }
        }
        more.add(segment, Breakdown.GAPS, days.first() + day, ANY);
    }

    /** The first period may be any of the open ones before the first sure one, or that. */
    private void addCohorts(int segment, Breakdown breakdown, ActiveDays days) {
        int first = breakdown.number(days.first());
        BitSet certain = periods(breakdown, days.first(), days.sure(), first);
        BitSet possible = days.isExact() ? certain : periods(breakdown, days.first(), days.possible(), first);
        int firstSure = certain.nextSetBit(0);
        BitSet cohorts = firstSure < 0 ? possible : possible.get(0, firstSure + 1);
        if (cohorts.cardinality() > MOST_OPEN) {
            possible.stream().forEach(period -> more.add(segment, breakdown, first + period, ANY));
            return;
        }
        cohorts.stream().forEach(cohort -> possible.stream()
                .filter(period -> period >= cohort && period - cohort <= limit(breakdown.period()))
                .forEach(period -> (firstSure == 0 && certain.get(period) ? sure : more)
                        .add(segment, breakdown, first + period, period - cohort)));
    }

    private static BitSet periods(Breakdown breakdown, int firstDay, BitSet days, int first) {
        BitSet periods = new BitSet();
        days.stream().forEach(day -> periods.set(breakdown.number(firstDay + day) - first));
        return periods;
    }
}

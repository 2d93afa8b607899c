package dev.rollcall.bench.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Contenders in turn, several times. */
public final class Rounds {
    private Rounds() {}

    /**
     * Runs all.
     *
     * @param contenders which ones
     * @param rounds how often
     * @param run one contender in one round, counted from 1
     * @param results told all results so far, after every one
     * @param <T> what a run gives
     * @return all results, in the order of the contenders
     */
    public static <T> List<T> run(
            List<Contender> contenders, int rounds, BiFunction<Contender, Integer, T> run, Consumer<List<T>> results) {
        List<T> all = new ArrayList<>();
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : order) {
                all.add(run.apply(contender, round));
                results.accept(List.copyOf(all));
            }
            // The other way round the next time: who comes later may find a warmer or a busier machine.
            Collections.reverse(order);
        }
        return all;
    }
}

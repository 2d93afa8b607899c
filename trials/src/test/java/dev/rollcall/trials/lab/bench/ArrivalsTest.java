package dev.rollcall.trials.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();

    @Test
    void whatComesOnceAndInOrderIsClean() {
        arrive(0, 0, 1, 2);

        assertThat(arrivals.measure(3)).isEqualTo(new Measure(3, 0, 0, 0));
        assertThat(arrivals.measure(3).isClean()).isTrue();
    }

    @Test
    void whatNeverComesIsLost() {
        arrive(0, 0, 3);

        assertThat(arrivals.measure(5)).isEqualTo(new Measure(5, 3, 0, 0));
    }

    @Test
    void anEventThatComesThreeTimesIsOneThatIsDoubled() {
        arrive(0, 0, 1, 1, 1);

        assertThat(arrivals.measure(2)).isEqualTo(new Measure(2, 0, 1, 0));
    }

    @Test
    void whatIsReadAgainIsDoubledAndNotOutOfOrder() {
        arrive(0, 0, 1, 2, 0, 1, 2, 3);

        assertThat(arrivals.measure(4)).isEqualTo(new Measure(4, 0, 3, 0));
    }

    @Test
    void whatComesBehindALaterOneIsOutOfOrder() {
        arrive(0, 0, 3, 1, 2, 4);

        assertThat(arrivals.measure(5)).isEqualTo(new Measure(5, 0, 0, 2));
    }

    @Test
    void partitionsHaveNoOrderAmongThemselves() {
        arrive(0, 2, 3);
        arrive(1, 0, 1);

        assertThat(arrivals.measure(4)).isEqualTo(new Measure(4, 0, 0, 0));
    }

    @Test
    void aPartOfTheEventsIsMeasuredByItself() {
        arrive(0, 0, 2, 3, 3);

        assertThat(arrivals.measure(0, 2)).isEqualTo(new Measure(2, 1, 0, 0));
        assertThat(arrivals.measure(2, 4)).isEqualTo(new Measure(2, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theMeasureIsThatOfAPlainCount(long seed) {
        Random random = new Random(seed);
        int events = 30;
        List<Integer> came = new ArrayList<>();
        random.ints(40, 0, events).forEach(came::add);

        came.forEach(number -> arrivals.add(0, number));

        List<Integer> first = came.stream().distinct().toList();
        long behind = first.stream()
                .filter(number -> Collections.max(first.subList(0, first.indexOf(number) + 1)) > number)
                .count();
        long doubled = first.stream()
                .filter(number -> Collections.frequency(came, number) > 1)
                .count();
        assertThat(arrivals.measure(events))
                .as("seed %d", seed)
                .isEqualTo(new Measure(events, events - first.size(), (int) doubled, (int) behind));
    }

    private void arrive(int partition, int... numbers) {
        for (int number : numbers) {
            arrivals.add(partition, number);
        }
    }
}

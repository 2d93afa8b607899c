package dev.rollcall.service.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactsTest {
    private final Facts facts = new Facts();

    @Test
    void theLargestNumbersComeBackAsTheyWere() {
        facts.add(Facts.MOST_USERS - 1, Facts.MOST_SEGMENTS - 1, 2_932_897, true);
        facts.add(0, 0, -719_528, false);
        facts.sort();

        assertThat(facts.size()).isEqualTo(2);
        assertThat(fact(0)).isEqualTo("0 0 -719528 false");
        assertThat(fact(1)).isEqualTo("524287 2097151 2932897 true");
    }

    @Test
    void aFactIsKeptOnceAndAsSureIfItIsSure() {
        for (int i = 0; i < 10_000; i++) {
            facts.add(i % 2, 7, 20_000, i != 5_000);
        }
        facts.sort();

        assertThat(facts.size()).isEqualTo(2);
        assertThat(fact(0)).isEqualTo("0 7 20000 false");
        assertThat(fact(1)).isEqualTo("1 7 20000 true");
        assertThat(Facts.isSameSeries(facts.get(0), facts.get(1))).isFalse();
    }

    private String fact(int index) {
        long fact = facts.get(index);
        return Facts.user(fact) + " " + Facts.segment(fact) + " " + Facts.epochDay(fact) + " " + Facts.isOpen(fact);
    }
}

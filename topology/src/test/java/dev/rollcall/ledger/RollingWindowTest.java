package dev.rollcall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RollingWindowTest {
    @Test
    void aSingleDayCountsOnItselfAndTheRestOfTheWindowAfterIt() {
        assertThat(RollingWindow.firstNewDay(100, DaySet.NONE, 7)).isEqualTo(100);
        assertThat(RollingWindow.lastNewDay(100, DaySet.NONE, 7)).isEqualTo(106);
    }

    @Test
    void aDayShortlyAfterAnotherCountsOnlyWhereTheOtherNoLongerDoes() {
        assertThat(RollingWindow.firstNewDay(100, 98, 7)).isEqualTo(105);
    }

    @Test
    void aDayShortlyBeforeAnotherCountsOnlyUntilTheOtherDoes() {
        assertThat(RollingWindow.lastNewDay(100, 103, 7)).isEqualTo(102);
    }

    @Test
    void aDayBetweenNearDaysCountsNowhereNew() {
        assertThat(RollingWindow.firstNewDay(100, 98, 7)).isGreaterThan(RollingWindow.lastNewDay(100, 103, 7));
    }
}

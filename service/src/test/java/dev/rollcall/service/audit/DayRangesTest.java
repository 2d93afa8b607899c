package dev.rollcall.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DayRangesTest {
    @Test
    void daysThatFollowEachOtherBecomeARange() {
        assertThat(DayRanges.text(days(1, 3, 4, 5, 9))).isEqualTo("1970-01-02, 1970-01-04 to 1970-01-06, 1970-01-10");
        assertThat(DayRanges.text(days(1))).isEqualTo("1970-01-02");
        assertThat(DayRanges.text(days())).isEmpty();
    }

    @Test
    void manyRangesAreCutShort() {
        Integer[] odd = new Integer[40];
        for (int i = 0; i < odd.length; i++) {
            odd[i] = 2 * i;
        }

        assertThat(DayRanges.text(days(odd))).endsWith("1970-01-19 and more up to 1970-03-20");
    }

    private static NavigableSet<LocalDate> days(Integer... epochDays) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        List.of(epochDays).forEach(day -> days.add(LocalDate.ofEpochDay(day)));
        return days;
    }
}

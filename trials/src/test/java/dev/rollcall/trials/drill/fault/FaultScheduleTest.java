package dev.rollcall.trials.drill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final Duration LENGTH = Duration.ofMinutes(3);

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(some(FaultList.all(), 7)).isEqualTo(some(FaultList.all(), 7));
        assertThat(some(FaultList.all(), 7)).isNotEqualTo(some(FaultList.all(), 8));
    }

    @Test
    void everyKindComesInEveryRoundInAnOrderOfItsOwn() {
        Set<FaultKind> kinds = EnumSet.complementOf(EnumSet.of(FaultKind.DIRTY));

        List<FaultKind> faults =
                some(FaultList.all(), 1).stream().map(PlannedFault::kind).toList();

        List<FaultKind> first = faults.subList(0, kinds.size());
        List<FaultKind> second = faults.subList(kinds.size(), 2 * kinds.size());
        assertThat(first).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(second).containsExactlyInAnyOrderElementsOf(kinds).isNotEqualTo(first);
    }

    @Test
    void theFirstRoundIsCompleteEvenIfTheTimeIsOver() {
        FaultSchedule schedule = new FaultSchedule(FaultList.all(), LENGTH, 1);

        List<PlannedFault> faults = rest(schedule, true);

        assertThat(faults).hasSize(FaultKind.values().length - 1);
    }

    @Test
    void onceTheTimeIsOverOnlyThoseWithANumberComeToTheirNumber() {
        FaultSchedule schedule = new FaultSchedule(FaultList.parse("kill:40,pause,cut"), LENGTH, 1);
        List<PlannedFault> faults = new ArrayList<>();
        for (int planned = 0; planned < 15; planned++) {
            faults.add(schedule.next(false).orElseThrow());
        }

        List<PlannedFault> rest = rest(schedule, true);

        assertThat(rest).extracting(PlannedFault::kind).containsOnly(FaultKind.KILL);
        faults.addAll(rest);
        assertThat(faults).filteredOn(fault -> fault.kind() == FaultKind.KILL).hasSize(40);
    }

    @Test
    void allComeToTheirNumberAndAreSpread() {
        FaultSchedule schedule = new FaultSchedule(FaultList.parse("kill:100,pause:20,broker-kill:10"), LENGTH, 3);

        List<FaultKind> faults =
                rest(schedule, false).stream().map(PlannedFault::kind).toList();

        assertThat(faults).hasSize(130);
        assertThat(Collections.frequency(faults, FaultKind.KILL)).isEqualTo(100);
        assertThat(Collections.frequency(faults, FaultKind.PAUSE)).isEqualTo(20);
        for (int tenth = 0; tenth < 10; tenth++) {
            List<FaultKind> part = faults.subList(tenth * 13, tenth * 13 + 13);
            assertThat(Collections.frequency(part, FaultKind.PAUSE)).isEqualTo(2);
            assertThat(Collections.frequency(part, FaultKind.BROKER_KILL)).isEqualTo(1);
        }
    }

    @Test
    void theFaultsOfAKindAreNumbered() {
        FaultSchedule schedule = new FaultSchedule(FaultList.parse("kill:5,pause:2"), LENGTH, 3);

        assertThat(rest(schedule, false))
                .filteredOn(fault -> fault.kind() == FaultKind.KILL)
                .extracting(PlannedFault::ordinal)
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void dirtyEventsAloneAreNoFaultThatIsPlanned() {
        assertThat(new FaultSchedule(FaultList.parse("dirty"), LENGTH, 3).next(false))
                .isEmpty();
    }

    private static List<PlannedFault> some(FaultList faults, long seed) {
        FaultSchedule schedule = new FaultSchedule(faults, LENGTH, seed);
        List<PlannedFault> some = new ArrayList<>();
        for (int planned = 0; planned < 50; planned++) {
            some.add(schedule.next(false).orElseThrow());
        }
        return some;
    }

    private static List<PlannedFault> rest(FaultSchedule schedule, boolean timeIsOver) {
        List<PlannedFault> rest = new ArrayList<>();
        Optional<PlannedFault> next = schedule.next(timeIsOver);
        while (next.isPresent()) {
            rest.add(next.get());
            next = schedule.next(timeIsOver);
        }
        return rest;
    }
}

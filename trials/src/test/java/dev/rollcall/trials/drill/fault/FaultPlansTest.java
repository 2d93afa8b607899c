package dev.rollcall.trials.drill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlansTest {
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);

    @Test
    void everyDamageComesAfterAKillAndAfterAStop() {
        Set<StateLossFault.Plan> plans = new HashSet<>(
                IntStream.range(0, 8).mapToObj(StateLossFault.Plan::of).toList());

        assertThat(plans).hasSize(2 * StateDamage.values().length);
    }

    @Test
    void everyFormOfABrokenNetworkComesForOneInstanceAndForAll() {
        List<CutFault.Plan> plans = cuts(6);

        assertThat(plans)
                .filteredOn(CutFault.Plan::all)
                .extracting(CutFault.Plan::form)
                .containsExactly(CutFault.Form.values());
        assertThat(plans)
                .filteredOn(plan -> !plan.all())
                .extracting(CutFault.Plan::form)
                .containsExactly(CutFault.Form.values());
    }

    @Test
    void someInstancesAreCutOffForLongerThanTheirSessionLasts() {
        List<CutFault.Plan> beyond = cuts(20).stream()
                .filter(plan -> plan.length().compareTo(SESSION_TIMEOUT) > 0)
                .toList();

        assertThat(beyond)
                .hasSizeGreaterThanOrEqualTo(3)
                .noneMatch(CutFault.Plan::all)
                .extracting(CutFault.Plan::form)
                .contains(CutFault.Form.CUT, CutFault.Form.ONE_WAY)
                .doesNotContain(CutFault.Form.DELAY);
    }

    private static List<CutFault.Plan> cuts(int number) {
        Random random = new Random(1);
        return IntStream.range(0, number)
                .mapToObj(ordinal -> CutFault.Plan.of(ordinal, random))
                .toList();
    }
}

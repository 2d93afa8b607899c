package dev.rollcall.trials.lab.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.relay.Carefulness;
import dev.rollcall.trials.lab.relay.Point;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuaranteeCostsTest {
    @ParameterizedTest
    @CsvSource({
        "AT_MOST_ONCE, 50, 0, true",
        "AT_MOST_ONCE, 50, 1, false",
        "AT_MOST_ONCE, 0, 0, false",
        "AT_LEAST_ONCE, 0, 50, true",
        "AT_LEAST_ONCE, 1, 50, false",
        "AT_LEAST_ONCE, 0, 0, false",
        "EXACTLY_ONCE, 0, 0, true",
        "EXACTLY_ONCE, 1, 0, false",
        "EXACTLY_ONCE, 0, 1, false",
    })
    void aGuaranteeIsHeldToItsName(Carefulness guarantee, int lost, int doubled, boolean holds) {
        GuaranteeCosts costs = new GuaranteeCosts(guarantee, killed(lost, doubled), 1_000, new Latency(1, 2));

        assertThat(costs.keepsItsPromise()).isEqualTo(holds);
        assertThat(costs.cells()).hasSameSizeAs(GuaranteeCosts.header());
    }

    private static Map<Point, Measure> killed(int lost, int doubled) {
        Map<Point, Measure> kills = new EnumMap<>(Point.class);
        for (Point point : Point.values()) {
            kills.put(point, new Measure(400, 0, 0, 0));
        }
        kills.put(Point.HALFWAY, new Measure(400, lost, doubled, 0));
        return kills;
    }
}

package dev.rollcall.service.check.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HazardTest {
    @Test
    void namesStayAsTheyAreBecauseTheyAreQuotedElsewhere() {
        assertThat(Hazard.values())
                .extracting(Enum::name)
                .containsExactly(
                        "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "D1", "D2", "D3", "D4", "D5", "D6", "O1");
    }

    @Test
    void titlesTellHazardsApart() {
        assertThat(Arrays.stream(Hazard.values()).map(Hazard::title)).doesNotHaveDuplicates();
    }
}

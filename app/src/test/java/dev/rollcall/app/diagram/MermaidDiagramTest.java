package dev.rollcall.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {
    private final Settings settings =
            Settings.of(Map.of("bootstrap.servers", "nowhere:1", "input.topic", "logins", "threads", "1"));

    @Test
    void everyTopicProcessorAndStoreIsDrawnOnce() {
        String diagram = MermaidDiagram.of(DescribedTopology.of(settings));

        assertThat(diagram)
                .startsWith("flowchart LR\n")
                .containsOnlyOnce("([\"logins\"])")
                .containsOnlyOnce("([\"active-users\"])")
                .containsOnlyOnce("([\"active-users-rejected\"])")
                .containsOnlyOnce("([\"visits-repartition\"])")
                .containsOnlyOnce("[\"intake\"]")
                .containsOnlyOnce("[\"ledger\"]")
                .containsOnlyOnce("[\"totals\"]")
                .containsOnlyOnce("[(\"activity\")]")
                .containsOnlyOnce("[(\"totals\")]");
    }

    @Test
    void theDataFlowCanBeFollowedFromTheInputToTheOutput() {
        String diagram = MermaidDiagram.of(DescribedTopology.of(settings));

        String input = id(diagram, "([\"logins\"])");
        String intake = id(diagram, "[\"intake\"]");
        assertThat(diagram)
                .contains(input + " --> " + intake + "\n")
                .containsPattern(id(diagram, "[\"totals\"]") + " --> " + id(diagram, "([\"active-users\"])") + "\n")
                .containsPattern(intake + " --> " + id(diagram, "([\"active-users-rejected\"])") + "\n");
    }

    private static String id(String diagram, String shape) {
        String before = diagram.substring(0, diagram.indexOf(shape));
        return before.substring(before.lastIndexOf(' ') + 1);
    }
}

package dev.rollcall.trials.lab.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.experiment.Description;
import dev.rollcall.trials.lab.experiment.Experiment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final Description D2 = Experiment.all().get(9).description();
    private static final Measure CLEAN = new Measure(1_000, 0, 0, 0);

    @Test
    void theTableHasBothSidesAndTheVerdict() {
        String table = table(result(new Comparison(new Measure(1_000, 0, 500, 0), CLEAN)));

        assertThat(table)
                .containsPattern("D2 +last position lost in an orderly stop")
                .containsPattern("invited by +consumer.enable.auto.commit=true +0 +500 +0\\n")
                .containsPattern("fixed by +consumer.enable.auto.commit=true +0 +0 +0\\n")
                .contains("Every hazard showed where it is invited, and none where it is not (12 s, seed 7).");
    }

    @Test
    void theTableNamesWhatHasFailed() {
        assertThat(table(result(new Comparison(CLEAN, CLEAN)))).contains("Failed: D2 (12 s, seed 7).");
    }

    @Test
    void theJsonHasTheSameNumbers() {
        StringWriter text = new StringWriter();

        ResultJson.show(result(new Comparison(new Measure(1_000, 0, 500, 0), CLEAN)), new PrintWriter(text, true));

        assertThat(text.toString().replaceAll("\\s+", ""))
                .contains("\"seed\":7,\"holds\":true,\"millis\":12000")
                .contains("\"hazard\":\"D2\"")
                .contains("\"events\":1000,\"lost\":0,\"doubled\":500,\"out_of_order\":0}");
    }

    @Test
    void thePageHasTheNumbersInItsSummaryAndInTheSection() {
        String page = ResultPage.of(result(new Comparison(new Measure(1_000, 0, 500, 0), CLEAN)));

        assertThat(page)
                .contains("| [D2](#d2) | last position lost in an orderly stop |")
                .contains("| 0 / 500 / 0 |")
                .contains("| 0 | 500 | 0 |\n");
    }

    private static LabResult result(Comparison comparison) {
        Duration took = Duration.ofSeconds(12);
        return new LabResult(7, List.of(new Tried(D2, Optional.of(comparison), 1, took, "")), List.of(), took);
    }

    private static String table(LabResult result) {
        StringWriter text = new StringWriter();
        ResultTable.show(result, new PrintWriter(text, true));
        return text.toString();
    }
}

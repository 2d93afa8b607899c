package dev.rollcall.trials.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.check.hazard.Hazard;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LabIT {
    @Test
    void hazardsShowWhereTheyAreInvitedAndNowhereElse() {
        StringWriter results = new StringWriter();
        StringWriter progress = new StringWriter();
        LabOptions options = new LabOptions(EnumSet.of(Hazard.L8, Hazard.D2, Hazard.D4), false, 1, LabFormat.TABLE);

        int status = new Lab(options, new PrintWriter(results), new PrintWriter(progress)).run();

        assertThat(status).as(progress + "\n" + results).isEqualTo(ExitStatus.DONE);
        assertThat(progress.toString().lines()).hasSize(4);
        assertThat(results.toString()).contains("Every hazard showed");
    }
}

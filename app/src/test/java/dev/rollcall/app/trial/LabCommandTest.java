package dev.rollcall.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.command.Execution;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.check.hazard.Hazard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "L9|'L9' is no experiment; they are L1, L2, L3, L4, L5, L6, L7, L8, D1,",
                "--format xml|Invalid value for option '--format': 'xml' is none of table, json, markdown",
                "--seed x|Invalid value for option '--seed'",
            },
            quoteCharacter = '"')
    void aMistakeIsOneLine(String arguments, String complaint) {
        Execution execution = Execution.of(("lab " + arguments).split(" "));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err().lines()).singleElement().asString().contains(complaint);
    }

    @Test
    void theListHasEveryHazard() {
        Execution execution = Execution.of("lab", "--list");

        assertThat(execution.status()).isEqualTo(ExitStatus.DONE);
        assertThat(execution.out().lines()).hasSameSizeAs(Hazard.values()).contains("L4  the only disk lost");
    }
}

package dev.rollcall.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.command.Execution;
import dev.rollcall.service.ExitStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--faults kil|--faults: 'kil' is no fault; the faults are kill, pause, broker-kill, cut",
                "--faults kill:x|--faults: 'kill:x': the number must be 1 to 10000",
                "--kills 0|--kills is 0, and must be 1 to 10000",
                "--minutes 0|--minutes is 0, and must be 1 to 1440",
                "--instances 4|--instances is 4, and must be 1 to 3",
                "--brokers 0|--brokers is 0, and must be 1 to 5",
                "--processor spark|Invalid value for option '--processor': 'spark' is none of rollcall, naive",
                "--processor naive --faults state-loss|--faults: state-loss means nothing to a naive processor",
                "--processor naive --faults memory|--faults: memory means nothing to a naive processor",
            })
    void aMistakeIsOneLine(String arguments, String complaint) {
        Execution execution = Execution.of(("drill " + arguments).split(" "));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err().lines()).singleElement().asString().contains(complaint);
    }
}

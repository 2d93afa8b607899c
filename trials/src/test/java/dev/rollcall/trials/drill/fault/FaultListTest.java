package dev.rollcall.trials.drill.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultListTest {
    @Test
    void aListIsWrittenAsItIsRead() {
        String text = "kill:100,pause,broker-kill:30,state-loss";

        FaultList list = FaultList.parse(text);

        assertThat(list).hasToString(text);
        assertThat(list.kinds())
                .containsExactly(FaultKind.KILL, FaultKind.PAUSE, FaultKind.BROKER_KILL, FaultKind.STATE_LOSS);
        assertThat(list.count(FaultKind.KILL)).isEqualTo(OptionalInt.of(100));
        assertThat(list.count(FaultKind.PAUSE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "kil|'kil' is no fault; the faults are kill, pause",
                "kill,|'' is no fault",
                "kill:|'kill:': the number must be 1 to 10000",
                "kill:0|'kill:0': the number must be 1 to 10000",
                "kill:many|'kill:many': the number must be",
                "kill,kill:3|'kill' is there twice",
                "dirty:3|'dirty:3': dirty events come throughout",
            })
    void aMistakeIsNamed(String text, String complaint) {
        assertThatThrownBy(() -> FaultList.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill:3", "kill:3,dirty"})
    void aListOfNumbersNeedsNoTime(String text) {
        assertThat(FaultList.parse(text).needsTime()).isFalse();
    }

    @Test
    void aKindWithoutANumberNeedsTime() {
        assertThat(FaultList.parse("dirty").needsTime()).isTrue();
        assertThat(FaultList.parse("kill:3,pause").needsTime()).isTrue();
    }

    @Test
    void aNumberReplacesWhatWasThere() {
        assertThat(FaultList.parse("kill,pause").with(FaultKind.KILL, 7)).hasToString("kill:7,pause");
        assertThat(FaultList.parse("pause").with(FaultKind.KILL, 7)).hasToString("pause,kill:7");
    }
}

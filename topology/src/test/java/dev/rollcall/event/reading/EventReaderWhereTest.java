package dev.rollcall.event.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.RejectReason;
import dev.rollcall.event.reading.Condition.Operator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderWhereTest {
    private static final String REST = ",\"uid\":\"u\",\"ts\":1795342530}";
    private static final Condition IS = new Condition("f", Operator.IS, List.of("a", "1", "true"));
    private static final Condition IS_NOT = new Condition("p.$lib", Operator.IS_NOT, List.of("server"));
    private static final Condition PRESENT = new Condition("f", Operator.PRESENT, List.of());
    private static final Condition ABSENT = new Condition("f", Operator.ABSENT, List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"f\":\"a\" | true",
                "{\"f\":1 | true",
                "{\"f\":true | true",
                "{\"f\":\"b\" | false",
                "{\"f\":null | false",
                "{\"x\":1 | false",
                "{\"f\":{} | false",
                "{\"f\":[\"a\"] | false"
            })
    void aFieldIsOneOfTheValues(String begin, boolean holds) {
        assertThat(ignored(begin + REST, IS)).isEqualTo(!holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"p\":{\"$lib\":\"server\"} | false",
                "{\"p\":{\"$lib\":\"web\"} | true",
                "{\"p\":{\"$lib\":null} | true",
                "{\"p\":{} | true",
                "{\"p\":1 | true",
                "{\"x\":1 | true"
            })
    void aFieldThatIsNotThereIsNoneOfTheValues(String begin, boolean holds) {
        assertThat(ignored(begin + REST, IS_NOT)).isEqualTo(!holds);
    }

    @Test
    void nullIsNotThere() {
        assertThat(ignored("{\"f\":null" + REST, PRESENT)).isTrue();
        assertThat(ignored("{\"f\":{}" + REST, PRESENT)).isFalse();
        assertThat(ignored("{\"f\":null" + REST, ABSENT)).isFalse();
        assertThat(ignored("{\"f\":false" + REST, ABSENT)).isTrue();
    }

    @Test
    void allConditionsMustHold() {
        assertThat(ignored("{\"f\":\"a\",\"p\":{\"$lib\":\"server\"}" + REST, IS, IS_NOT))
                .isTrue();
        assertThat(ignored("{\"f\":\"a\"" + REST, IS, IS_NOT)).isFalse();
    }

    @Test
    void whatIsNoActivityIsIgnoredBeforeUserAndTimeAndAfterTheValueAsAWhole() {
        assertThat(ignored("{\"f\":\"b\"}", IS)).isTrue();

        EventReader reader = Setup.standard().where(IS).reader();
        reader.read(null, "{\"f\":\"b\"".getBytes(StandardCharsets.UTF_8), Setup.NOW);
        assertThat(reader.isIgnored()).isFalse();
        assertThat(reader.reason()).isEqualTo(RejectReason.MALFORMED);
        reader.read(null, "{\"f\":\"a\"}".getBytes(StandardCharsets.UTF_8), Setup.NOW);
        assertThat(reader.reason()).isEqualTo(RejectReason.NO_USER);
    }

    private static boolean ignored(String event, Condition... conditions) {
        EventReader reader = Setup.standard().where(conditions).reader();
        boolean countable = reader.read(null, event.getBytes(StandardCharsets.UTF_8), Setup.NOW);
        assertThat(countable).isEqualTo(!reader.isIgnored());
        assertThat(reader.reason()).isNull();
        return reader.isIgnored();
    }
}

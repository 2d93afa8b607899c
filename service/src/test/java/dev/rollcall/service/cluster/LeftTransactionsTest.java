package dev.rollcall.service.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeftTransactionsTest {
    private static final String ONE = "rollcall-11111111-2222-3333-4444-555555555555";
    private static final String OTHER = "rollcall-11111111-2222-3333-4444-666666666666";

    @Test
    void transactionsOfProcessesThatAreNotThereAreLeft() {
        List<String> members = List.of(ONE + "-StreamThread-1-consumer", ONE + "-StreamThread-2-consumer");

        assertThat(LeftTransactions.left(List.of(ONE + "-1", OTHER + "-1", OTHER + "-12"), members))
                .containsExactly(OTHER + "-1", OTHER + "-12");
    }

    @Test
    void aThreadThatIsReplacedInAProcessThatIsThereIsNotLeft() {
        assertThat(LeftTransactions.left(List.of(ONE + "-1"), List.of(ONE + "-StreamThread-3-consumer")))
                .isEmpty();
    }
}

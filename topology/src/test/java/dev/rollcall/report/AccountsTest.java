package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.event.RejectReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
    private static final String KEY = "events-3";

    @Test
    void theKeyIsTheInputPartition() {
        assertThat(accounts(Map.of()).key()).asString(UTF_8).isEqualTo(KEY);
    }

    @Test
    void reasonsStandInTheirOrderAndWithoutZeros() {
        Map<RejectReason, Long> rejected = new LinkedHashMap<>();
        rejected.put(RejectReason.LATE, 2L);
        rejected.put(RejectReason.AHEAD, 0L);
        rejected.put(RejectReason.MALFORMED, 1L);

        assertThat(accounts(rejected).value())
                .asString(UTF_8)
                .isEqualTo("{\"topic\":\"events\",\"partition\":3,\"read\":10,\"first\":3,\"repeat\":4,"
                        + "\"ignored\":0,\"rejected\":{\"MALFORMED\":1,\"LATE\":2},\"lost\":0,\"newest\":null}");
    }

    @Test
    void nothingRejectedIsAnEmptyObject() {
        assertThat(accounts(Map.of()).value()).asString(UTF_8).contains("\"rejected\":{},");
    }

    @Test
    void accountsBalanceWhenEveryEventWasCountedOrRejected() {
        assertThat(accounts(Map.of(RejectReason.LATE, 2L, RejectReason.NO_USER, 1L))
                        .balances())
                .isTrue();
    }

    @Test
    void accountsDoNotBalanceWhenAnEventIsMissing() {
        assertThat(accounts(Map.of(RejectReason.LATE, 2L)).balances()).isFalse();
    }

    @Test
    void accountsComeBackAsTheyWere() {
        Accounts accounts = accounts(Map.of(RejectReason.LATE, 2L, RejectReason.TOO_LARGE, Long.MAX_VALUE));

        assertThat(Accounts.parse(accounts.key(), accounts.value())).isEqualTo(accounts);
    }

    @Test
    void accountsThatAreAddedToMayNotLoseAReason() {
        byte[] value = accounts(Map.of(RejectReason.LATE, 2L)).value();
        byte[] newer = new String(value, UTF_8).replace("LATE", "TOO_NEW").getBytes(UTF_8);

        assertThat(Accounts.parseAll(KEY.getBytes(UTF_8), value).rejected()).containsEntry(RejectReason.LATE, 2L);
        assertThat(Accounts.parse(KEY.getBytes(UTF_8), newer).rejected()).isEmpty();
        assertThatThrownBy(() -> Accounts.parseAll(KEY.getBytes(UTF_8), newer))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("TOO_NEW");
    }

    @Test
    void ignoredAndLostEventsAndTheNewestTimestampStandInTheirPlacesAndComeBack() {
        Accounts accounts = new Accounts(
                "events", 3, 15, 3, 4, 5, Map.of(RejectReason.LATE, 3L), 12, Instant.parse("2026-11-22T10:15:30Z"));

        assertThat(accounts.value())
                .asString(UTF_8)
                .isEqualTo("{\"topic\":\"events\",\"partition\":3,\"read\":15,\"first\":3,\"repeat\":4,\"ignored\":5,"
                        + "\"rejected\":{\"LATE\":3},\"lost\":12,\"newest\":\"2026-11-22T10:15:30Z\"}");
        assertThat(Accounts.parse(accounts.key(), accounts.value())).isEqualTo(accounts);
        assertThat(accounts.balances()).isTrue();
    }

    @Test
    void unknownReasonsAndFieldsArePassedOver() {
        String value = "{\"later\":5,\"topic\":\"events\",\"partition\":3,\"read\":10,\"more\":{\"read\":[0]},"
                + "\"first\":3,\"repeat\":4,\"rejected\":{\"LATER\":{\"x\":1},\"LATE\":2}}";

        assertThat(parse(KEY, value)).isEqualTo(accounts(Map.of(RejectReason.LATE, 2L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                                                                           | not an object
            {"topic":"events"}                                                          | no field partition
            {"partition":4294967296}                                                    | out of range
            {"partition":"3"}                                                           | partition is not a whole number
            {"newest":"soon"}                                                           | newest is not a time
            {"rejected":[]}                                                             | not an object
            {"topic":"e","partition":3,"read":1,"first":1,"repeat":0,"rejected":{}}     | the key is events-3
            """)
    void whatAreNoAccountsIsRefusedWithTheReason(String value, String reason) {
        assertThatThrownBy(() -> parse(KEY, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no accounts: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatWasRejectedCannotBeChangedAfterwards() {
        Map<RejectReason, Long> rejected = accounts(Map.of()).rejected();

        assertThatThrownBy(() -> rejected.put(RejectReason.LATE, 1L)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Accounts accounts(Map<RejectReason, Long> rejected) {
        return new Accounts("events", 3, 10, 3, 4, rejected);
    }

    private static Accounts parse(String key, String value) {
        return Accounts.parse(key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}

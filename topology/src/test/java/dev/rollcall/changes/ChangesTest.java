package dev.rollcall.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.event.RejectReason;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
    private final Changes changes = new Changes(7, 30);
    private final Read read = new Read();

    @Test
    void changesAreAddedUpPerDayAndSegment() {
        changes.active(0, 100);
        changes.active(0, 100);
        changes.weekly(0, 100, 101);
        changes.monthly(1, 63, 65);
        changes.newUsers(1, -3, -1);

        take();

        assertThat(read.counts)
                .containsExactly(
                        "s0 100 2 1 0 0",
                        "s0 101 0 1 0 0",
                        "s1 -3 0 0 0 -1",
                        "s1 63 0 0 1 0",
                        "s1 64 0 0 1 0",
                        "s1 65 0 0 1 0");
    }

    @Test
    void tellsHowMuchMemoryItTakes() {
        assertThat(changes.bytes()).isZero();

        for (int segment = 0; segment < 100; segment++) {
            changes.active(segment, 100);
            changes.active(segment, 101);
        }

        assertThat(changes.bytes()).isBetween(200_000L, 250_000L);
        take();
        assertThat(changes.bytes()).isZero();
    }

    @Test
    void anEmptyRangeChangesNothing() {
        changes.weekly(0, 101, 100);

        take();

        assertThat(read.counts).isEmpty();
    }

    @Test
    void accountsTravelWithTheChanges() {
        AccountsChanges change = changes.accounts("events", 3);
        change.read(4);
        change.first();
        change.repeats(1);
        change.rejected(RejectReason.LATE, 2);

        take();

        assertThat(read.accounts).singleElement().satisfies(got -> {
            assertThat(got.topic()).isEqualTo("events");
            assertThat(got.partition()).isEqualTo(3);
            assertThat(List.of(got.read(), got.firstVisits(), got.repeats())).containsExactly(4L, 1L, 1L);
            assertThat(got.rejected()).containsOnly(Map.entry(RejectReason.LATE, 2L));
        });
    }

    @Test
    void lostEventsTravelWithTheAccounts() {
        changes.accounts("events", 3).read(4);
        changes.accounts("events", 4).lost(9);

        assertThat(take().get(0)[0]).isEqualTo((byte) 2);

        assertThat(read.accounts).extracting(AccountsChanges::lost).containsExactly(0L, 9L);
        assertThat(read.accounts).extracting(AccountsChanges::read).containsExactly(4L, 0L);
    }

    @Test
    void anOlderRollcallCanReadATallyWithoutLostEvents() {
        changes.accounts("events", 3).read(4);

        assertThat(take().get(0)[0]).isEqualTo((byte) 1);
    }

    /** Records of these versions may wait in the topic while instances are upgraded. */
    @ParameterizedTest
    @CsvSource({
        "0, 01 01 066576656e7473 03 04 01 01 01 044c415445 02 03616c6c 02 c0b802 02 02 02 00 02 00 02 02 01",
        "9, 02 01 066576656e7473 03 04 09 01 01 01 044c415445 02 03616c6c 02 c0b802 02 02 02 00 02 00 02 02 01"
    })
    void recordsOfEveryVersionAreRead(long lost, String hex) {
        byte[] record = HexFormat.of().parseHex(hex.replace(" ", ""));

        ChangesReader.read(record, read);

        assertThat(read.counts).containsExactly("all 20000 1 1 1 0", "all 20001 0 1 1 -1");
        assertThat(read.accounts)
                .singleElement()
                .returns(lost, AccountsChanges::lost)
                .returns(4L, AccountsChanges::read)
                .returns(1L, AccountsChanges::firstVisits)
                .returns(1L, AccountsChanges::repeats)
                .returns(Map.of(RejectReason.LATE, 2L), AccountsChanges::rejected);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 3, 77})
    void aRecordOfAnotherVersionIsRefused(byte version) {
        assertThatThrownBy(() -> ChangesReader.read(new byte[] {version, 0}, read))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining(version > 2 ? "a newer Rollcall wrote it" : "an older Rollcall wrote it");
    }

    @Test
    void aReasonThatAnotherVersionRejectsWithIsRefused() {
        byte[] record = HexFormat.of()
                .parseHex("0101" + "066576656e7473" + "0304010101" + "09"
                        + HexFormat.of().formatHex("FORGOTTEN".getBytes(UTF_8)) + "02");

        assertThatThrownBy(() -> ChangesReader.read(record, read))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("FORGOTTEN")
                .hasMessageContaining("another version of Rollcall");
    }

    @Test
    void whatWasTakenIsGone() {
        changes.active(0, 100);
        changes.accounts("events", 0).read(1);

        take();

        assertThat(changes.take(number -> "s" + number)).isEmpty();
    }

    @Test
    void manySegmentsAreSpreadOverRecordsThatABrokerTakes() {
        for (int segment = 0; segment < 3_000; segment++) {
            changes.monthly(segment, 20_000, 20_063);
        }
        changes.accounts("events", 0).read(1);

        List<byte[]> records = take();

        assertThat(records).hasSizeGreaterThan(1).allSatisfy(record -> assertThat(record)
                .hasSizeLessThan(1_000_000));
        assertThat(read.counts).hasSize(3_000 * 64).doesNotHaveDuplicates();
        assertThat(read.accounts).hasSize(1);
    }

    @Test
    void daysThousandsOfYearsApartAreKeptApart() {
        changes.active(0, -700_000);
        changes.active(0, 2_900_000);

        take();

        assertThat(read.counts).containsExactly("s0 -700000 1 0 0 0", "s0 2900000 1 0 0 0");
    }

    private List<byte[]> take() {
        List<byte[]> records = changes.take(number -> "s" + number);
        records.forEach(record -> ChangesReader.read(record, read));
        return records;
    }

    private static final class Read implements ChangesReader.Visitor {
        private final List<String> counts = new ArrayList<>();
        private final List<AccountsChanges> accounts = new ArrayList<>();

        @Override
        public void accounts(AccountsChanges change) {
            accounts.add(change);
        }

        @Override
        public void counts(String segment, int epochDay, long dau, long wau, long mau, long newUsers) {
            counts.add(segment + " " + epochDay + " " + dau + " " + wau + " " + mau + " " + newUsers);
        }
    }
}

package dev.rollcall.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.event.RejectReason;
import dev.rollcall.visits.EventsRead;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
    private final Changes changes = new Changes();
    private final Read read = new Read();

    @Test
    void changesAreAddedUpPerSegmentHistogramAndBar() {
        changes.add(0, Histogram.GAPS, 100, 3, 1);
        changes.add(0, Histogram.GAPS, 100, 3, 1);
        changes.add(0, Histogram.GAPS, 100, 0, 1);
        changes.add(0, Histogram.GAPS, -3, 7, -1);
        changes.add(0, Histogram.MONTH_COHORTS, 100, 3, 1);
        changes.add(1, Histogram.DAY_COHORTS, 100, 3, 1);
        changes.add(1, Histogram.DAY_COHORTS, 100, 3, -1);
        changes.add(1, Histogram.WEEK_COHORTS, 14, 0, 1);

        take();

        assertThat(read.bars)
                .containsExactly(
                        "s0 GAPS -3 7 -1",
                        "s0 GAPS 100 0 1",
                        "s0 GAPS 100 3 2",
                        "s0 MONTH_COHORTS 100 3 1",
                        "s1 WEEK_COHORTS 14 0 1");
    }

    @Test
    void tellsHowMuchMemoryItTakes() {
        assertThat(changes.bytes()).isZero();

        for (int segment = 0; segment < 100; segment++) {
            for (int gap = 0; gap < 100; gap++) {
                changes.add(segment, Histogram.GAPS, 100, gap, 1);
            }
        }

        assertThat(changes.bytes()).isBetween(160_000L, 640_000L);
        take();
        assertThat(changes.bytes()).isZero();
        assertThat(read.bars).hasSize(10_000);
    }

    @Test
    void accountsTravelWithTheChanges() {
        AccountsChanges change = changes.accounts("events", 3);
        change.read(new EventsRead(4, 0, 0, 0));
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
    void lostAndIgnoredEventsAndTheNewestTimestampTravelWithTheAccounts() {
        changes.accounts("events", 3).read(new EventsRead(4, 2, 0, 1_000));
        changes.accounts("events", 3).read(new EventsRead(0, 1, 0, 999));
        changes.accounts("events", 4).read(new EventsRead(0, 0, 9, EventsRead.NO_TIMESTAMP));

        take();

        assertThat(read.accounts).extracting(AccountsChanges::lost).containsExactly(0L, 9L);
        assertThat(read.accounts).extracting(AccountsChanges::read).containsExactly(4L, 0L);
        assertThat(read.accounts).extracting(AccountsChanges::ignored).containsExactly(3L, 0L);
        assertThat(read.accounts).extracting(AccountsChanges::newest).containsExactly(1_000L, -1L);
    }

    /** What is sent must be read by instances that are upgraded later. */
    @Test
    void recordsOfThisVersionAreRead() {
        byte[] record = HexFormat.of()
                .parseHex(("04 01 066576656e7473 03 04 02 09 d00f 01 01 01 044c415445 02"
                                + " 03616c6c 02 00 c0b802 02 00 02 03 01 03 b90a 01 00 02")
                        .replace(" ", ""));

        ChangesReader.read(record, read);

        assertThat(read.bars)
                .containsExactly("all GAPS 20000 0 1", "all GAPS 20000 3 -1", "all MONTH_COHORTS -669 0 1");
        assertThat(read.accounts)
                .singleElement()
                .returns(9L, AccountsChanges::lost)
                .returns(2L, AccountsChanges::ignored)
                .returns(1_000L, AccountsChanges::newest)
                .returns(4L, AccountsChanges::read)
                .returns(1L, AccountsChanges::firstVisits)
                .returns(1L, AccountsChanges::repeats)
                .returns(Map.of(RejectReason.LATE, 2L), AccountsChanges::rejected);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 2, 3, 5, 77})
    void aRecordOfAnotherVersionIsRefused(byte version) {
        assertThatThrownBy(() -> ChangesReader.read(new byte[] {version, 0}, read))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining(version > 4 ? "a newer Rollcall wrote it" : "an older Rollcall wrote it");
    }

    @Test
    void aReasonThatAnotherVersionRejectsWithIsRefused() {
        byte[] record = HexFormat.of()
                .parseHex("0401" + "066576656e7473" + "0304000001010101" + "09"
                        + HexFormat.of().formatHex("FORGOTTEN".getBytes(UTF_8)) + "02");

        assertThatThrownBy(() -> ChangesReader.read(record, read))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("FORGOTTEN")
                .hasMessageContaining("another version of Rollcall");
    }

    @Test
    void whatWasTakenIsGone() {
        changes.add(0, Histogram.GAPS, 100, 1, 1);
        changes.accounts("events", 0).read(new EventsRead(1, 0, 0, 0));

        take();

        assertThat(changes.take(number -> "s" + number)).isEmpty();
    }

    @Test
    void manySegmentsAreSpreadOverRecordsThatABrokerTakes() {
        for (int segment = 0; segment < 3_000; segment++) {
            for (int gap = 0; gap < 100; gap++) {
                changes.add(segment, Histogram.GAPS, 20_000, gap, 1);
            }
        }
        changes.accounts("events", 0).read(new EventsRead(1, 0, 0, 0));

        List<byte[]> records = take();

        assertThat(records).hasSizeGreaterThan(1).allSatisfy(record -> assertThat(record)
                .hasSizeLessThan(1_000_000));
        assertThat(read.bars).hasSize(3_000 * 100).doesNotHaveDuplicates();
        assertThat(read.accounts).hasSize(1);
    }

    @Test
    void daysThousandsOfYearsApartAreKeptApart() {
        changes.add(0, Histogram.GAPS, -700_000, 0, 1);
        changes.add(0, Histogram.GAPS, 2_900_000, 3_600_000, 1);

        take();

        assertThat(read.bars).containsExactly("s0 GAPS -700000 0 1", "s0 GAPS 2900000 3600000 1");
    }

    private List<byte[]> take() {
        List<byte[]> records = changes.take(number -> "s" + number);
        records.forEach(record -> ChangesReader.read(record, read));
        return records;
    }

    private static final class Read implements ChangesReader.Visitor {
        private final List<String> bars = new ArrayList<>();
        private final List<AccountsChanges> accounts = new ArrayList<>();

        @Override
        public void accounts(AccountsChanges change) {
            accounts.add(change);
        }

        @Override
        public void bar(String segment, Histogram histogram, int period, int bar, long difference) {
            bars.add(segment + " " + histogram + " " + period + " " + bar + " " + difference);
        }
    }
}

package dev.rollcall.service.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.Count;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTableTest {
    private final CountTable table = new CountTable();

    @Test
    void daysOnEitherSideOfTheEpochAndFarApartHaveCountsOfTheirOwn() {
        int[] days = {-719_528, -17, -16, -1, 0, 15, 16, 20_000, 2_932_896};
        for (int segment = 0; segment < 3; segment++) {
            for (int day : days) {
                put(segment, day, day, segment);
                table.add(segment, day, Count.NEW, 5);
            }
        }

        for (int segment = 0; segment < 3; segment++) {
            for (int day : days) {
                assertThat(table.hasRow(segment, day)).isTrue();
                assertThat(table.get(segment, day, Count.DAU)).isEqualTo(day);
                assertThat(table.get(segment, day, Count.WAU)).isEqualTo(segment);
                assertThat(table.get(segment, day, Count.NEW)).isEqualTo(5);
            }
        }
        assertThat(table.hasRow(0, 1)).isFalse();
        assertThat(table.get(0, 1_000, Count.DAU)).isZero();
    }

    @Test
    void everyRowThatWasNotTakenBackIsHandedOver() {
        put(1, -20, 1, 2);
        put(2, 20_000, 1, 2);
        put(2, 20_001, 1, 2);
        table.removeRow(2, 20_001);
        table.add(3, 5, Count.DAU, 1);

        List<String> rows = new ArrayList<>();
        table.forEachRow((segment, day) -> rows.add(segment + "/" + day));

        assertThat(rows).containsExactlyInAnyOrder("1/-20", "2/20000");
    }

    private void put(int segment, int epochDay, long dau, long wau) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        table.putRow(segment, new ReportRow(day, ZoneOffset.UTC, "any", new Counts(dau, wau, 3, 0, 0, 0, 0, 0, 0)));
    }
}

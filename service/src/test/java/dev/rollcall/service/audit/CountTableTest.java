package dev.rollcall.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
                table.putRow(segment, day, day, segment, 0, 0);
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
        table.putRow(1, -20, 1, 2, 3, 4);
        table.putRow(2, 20_000, 1, 2, 3, 4);
        table.putRow(2, 20_001, 1, 2, 3, 4);
        table.removeRow(2, 20_001);
        table.add(3, 5, Count.DAU, 1);

        List<String> rows = new ArrayList<>();
        table.forEachRow((segment, day) -> rows.add(segment + "/" + day));

        assertThat(rows).containsExactlyInAnyOrder("1/-20", "2/20000");
    }
}

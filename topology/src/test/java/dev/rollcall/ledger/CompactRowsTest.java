package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.testing.TestHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactRowsTest {
    private static final int CHUNK = 64 * 1024;

    /** What fits into a bucket of 1,024 bytes besides what describes it. */
    private static final int FITS = 1018;

    @Test
    void aRowIsTakenOnce() {
        CompactRows rows = new CompactRows(CHUNK, TestHash.HASH);
        put(rows, "seven", "row of seven");

        assertThat(take(rows, "eight")).isNull();
        assertThat(take(rows, "seven")).isEqualTo("row of seven");
        assertThat(take(rows, "seven")).isNull();
    }

    @Test
    void whatWasPutFirstIsForgottenFirst() {
        CompactRows rows = new CompactRows(CHUNK, TestHash.HASH);
        for (int user = 0; user < 100_000; user++) {
            put(rows, "user-" + user, "row-" + user);
        }

        assertThat(found(rows, 0, 90_000)).isZero();
        assertThat(found(rows, 99_000, 100_000)).isGreaterThan(990);
    }

    /** Nearly none: where many hashes happen to lead to the same bucket, it is full early. */
    @ParameterizedTest
    @CsvSource({"10, 100", "100, 100", "160, 100", "240, 100", "330, 100", "480, 200", "10, 27", "100, 89"})
    void forgetsLittleWhileThereIsMemory(int rowBytes, int chunks) {
        int users = chunks * CHUNK / 3 / (rowBytes + 14);
        CompactRows rows = new CompactRows((long) chunks * CHUNK, TestHash.HASH);
        for (int user = 0; user < users; user++) {
            put(rows, "user-" + user, row(user, rowBytes));
        }

        int found = 0;
        for (int user = 0; user < users; user++) {
            String row = take(rows, "user-" + user);
            if (row != null) {
                assertThat(row).isEqualTo(row(user, rowBytes));
                found++;
            }
        }
        assertThat(found).isBetween(users * 85 / 100, users);
    }

    private static String row(int user, int bytes) {
        return ("row-" + user + "-" + "x".repeat(bytes)).substring(0, bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1})
    void holdsNothingWithoutMemory(int bytes) {
        CompactRows rows = new CompactRows(bytes, TestHash.HASH);

        put(rows, "seven", "row of seven");

        assertThat(take(rows, "seven")).isNull();
    }

    @Test
    void rowsOfAnySizeAreWhole() {
        CompactRows rows = new CompactRows(CHUNK, TestHash.HASH);
        for (int userBytes : new int[] {0, 1, 127, 128, 255, 256, 400}) {
            for (int rowBytes : new int[] {0, 1, 127, 255, 256, 763, 764, 1016, 1017, 1018, 1019, 2000, 65_536}) {
                String user = "u".repeat(userBytes);
                String row = "r".repeat(rowBytes);

                put(rows, user, row);

                boolean fits = userBytes <= 255 && userBytes + rowBytes <= FITS;
                assertThat(take(rows, user))
                        .as("%s and %s bytes", userBytes, rowBytes)
                        .isEqualTo(fits ? row : null);
            }
        }
    }

    /** Whatever is put and taken, with memory for all or for few: a row that is found is the one that was put last, and only once. */
    @ParameterizedTest
    @CsvSource({"1, 1000", "3, 5000", "1000, 150000"})
    void everyRowIsThatOfItsUser(int chunks, int mustBeFound) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        CompactRows rows = new CompactRows((long) chunks * CHUNK, TestHash.HASH);
        Map<String, String> expected = new HashMap<>();
        int found = 0;
        for (int step = 0; step < 300_000; step++) {
            String user = "x".repeat(random.nextInt(10) == 0 ? random.nextInt(255) : 10) + random.nextInt(5_000);
            String row = take(rows, user);
            if (row != null) {
                assertThat(row).as("seed %s", seed).isEqualTo(expected.get(user));
                found++;
            }
            expected.remove(user);
            if (random.nextInt(4) != 0) {
                expected.put(
                        user, "row-" + step + "-" + "y".repeat(random.nextInt(random.nextInt(10) == 0 ? 900 : 40)));
                put(rows, user, expected.get(user));
            }
        }
        assertThat(found).as("seed %s", seed).isGreaterThan(mustBeFound);
    }

    private static int found(CompactRows rows, int from, int to) {
        int found = 0;
        for (int user = from; user < to; user++) {
            String row = take(rows, "user-" + user);
            if (row != null) {
                assertThat(row).isEqualTo("row-" + user);
                found++;
            }
        }
        return found;
    }

    private static void put(CompactRows rows, String user, String row) {
        rows.put(user.getBytes(UTF_8), (int) TestHash.of(Rows.slice(user)), row.getBytes(UTF_8));
    }

    /** The user stands somewhere in a larger array, as it does in a batch. */
    private static String take(CompactRows rows, String user) {
        byte[] bytes = ("before" + user + "behind").getBytes(UTF_8);
        ByteSlice slice = new ByteSlice().set(bytes, 6, user.length());
        byte[] row = rows.take(slice, (int) TestHash.of(slice));
        return row == null ? null : new String(row, UTF_8);
    }
}

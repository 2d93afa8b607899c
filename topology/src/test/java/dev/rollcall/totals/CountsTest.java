package dev.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CountsTest {
    /** Stored counts of this version must be read by every later one. */
    @Test
    void countsOfVersionOneAreRead() {
        byte[] stored = HexFormat.of().parseHex("01" + "06" + "08" + "d804" + "01");

        assertThat(Counts.of(stored)).isEqualTo(new Counts(3, 4, 300, -1));
        assertThat(new Counts(3, 4, 300, -1).toBytes()).isEqualTo(stored);
    }

    @Test
    void countsOfAnotherVersionAreRefused() {
        assertThatThrownBy(() -> Counts.of(new byte[] {2, 0, 0, 0, 0}))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("the totals hold counts of version 2")
                .hasMessageContaining("a newer Rollcall wrote it");
    }
}

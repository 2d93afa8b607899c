package dev.rollcall.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 100, ''",
        "1, 100000, ▏",
        "50, 100, █████",
        "51, 100, █████▏",
        "89, 100, ████████▉",
        "100, 100, ██████████",
        "150, 100, ██████████",
        "9223372036854775807, 9223372036854775807, ██████████",
        "0, 0, ''"
    })
    void aBarIsAsLongAsItsShareOfTheWidth(long value, long largest, String bar) {
        assertThat(Bars.horizontal(value, largest, 10)).isEqualTo(bar);
    }

    @Test
    void aBarGrowsByEighths() {
        String bars = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> Bars.horizontal(i, 16, 2))
                .collect(Collectors.joining(" "));

        assertThat(bars).isEqualTo("▏ ▎ ▍ ▌ ▋ ▊ ▉ █ █▏");
    }

    @Test
    void anUprightBarGrowsByEighths() {
        String bars = IntStream.rangeClosed(0, 8)
                .mapToObj(i -> String.valueOf(Bars.vertical(i, 8)))
                .collect(Collectors.joining());

        assertThat(bars).isEqualTo(" ▁▂▃▄▅▆▇█");
    }

    @Test
    void withoutRoomThereIsNoBar() {
        assertThat(Bars.horizontal(5, 10, 0)).isEmpty();
    }
}

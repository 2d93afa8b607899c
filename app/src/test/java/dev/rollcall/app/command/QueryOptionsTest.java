package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.RollcallCommandLine;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.settings.Settings;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class QueryOptionsTest {
    private static final Settings SETTINGS = Settings.of(Map.of("bootstrap.servers", "127.0.0.1:1"));

    @Command(name = "query")
    private static final class Query {
        @Mixin
        private QueryOptions options;
    }

    @Test
    void withoutOptionsEveryDayOfAllIsShownOnce() {
        QueryOptions options = parse();

        assertThat(options.selection())
                .isEqualTo(new RowSelection(LocalDate.MIN, LocalDate.MAX, new SegmentChoice.One("all")));
        assertThat(options.follow()).isFalse();
    }

    @Test
    void daysAndASegmentAreTaken() {
        QueryOptions options = parse("--from", "2026-11-01", "--to", "2026-11-22", "--segment", "country=a=b");

        assertThat(options.selection())
                .isEqualTo(new RowSelection(
                        LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 22), new SegmentChoice.One("country=a=b")));
    }

    @Test
    void aDimensionIsTaken() {
        assertThat(parse("--by", "country").selection().segments()).isEqualTo(new SegmentChoice.EachOf("country"));
    }

    @Test
    void followingIsTaken() {
        assertThat(parse("--follow").follow()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--format=table --by=os, DimensionTable",
        "--by=os, DimensionTable",
        "--format=table, SegmentTable",
        "--segment=os=x, SegmentTable",
        "--format=csv, CsvRows",
        "--format=json --by=os, JsonLines"
    })
    void theFormatAndTheSegmentsDecideHowRowsAreShown(String line, String rendering) {
        assertThat(parse(line.split(" ")).rendering().getClass().getSimpleName())
                .isEqualTo(rendering);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --from=yesterday                     | 'yesterday' is not a day; write it as 2026-11-22
            --to=2026-02-30                      | '2026-02-30' is not a day; write it as 2026-11-22
            --from=2026-11-02 --to=2026-11-01    | the last day, 2026-11-01, is before the first, 2026-11-02
            --segment=DE                         | 'DE' is not a segment; write all, or
            --segment==DE                        | '=DE' is not a segment; write all, or
            --by=country=DE                      | 'country=DE' is not a dimension; write its name as in country
            --segment=all --by=country           | mutually exclusive
            --growth=year                        | 'year' is not a period; write day, week or month
            --unique --retention=week            | mutually exclusive
            --unique --follow                    | --follow is for rows; leave it out, or ask for rows
            """)
    void aMistakeIsOneLine(String line, String reason) {
        assertThatThrownBy(() -> parse(line.split(" ")).rangeQuery(SETTINGS))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--unique", "--growth=week --by=country", "--retention=MONTH --segment=all --from=2026-11-01"})
    void somethingElseThanRowsCanBeAskedFor(String line) {
        assertThat(parse(line.split(" ")).rangeQuery(SETTINGS)).isPresent();
        assertThat(parse().rangeQuery(SETTINGS)).isEmpty();
    }

    private static QueryOptions parse(String... arguments) {
        Query query = new Query();
        RollcallCommandLine.reading(new CommandLine(query)).parseArgs(arguments);
        return query.options;
    }
}

package dev.rollcall.service.sample.guess;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.csv.CsvFormat;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events that are lines of values. */
final class CsvShape {
    private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',');

    private CsvShape() {}

    /** Empty if they are no lines of several values. */
    static Optional<Shape> of(List<ConsumerRecord<byte[], byte[]>> records) {
        List<String> lines = records.stream()
                .filter(record -> record.value() != null)
                .map(record -> new String(record.value(), UTF_8))
                .toList();
        return DELIMITERS.stream()
                .filter(delimiter -> 2L
                                * lines.stream()
                                        .filter(line -> line.indexOf(delimiter) > 0)
                                        .count()
                        > lines.size())
                .findFirst()
                .map(delimiter -> of(records, lines, delimiter));
    }

    private static Shape of(List<ConsumerRecord<byte[], byte[]>> records, List<String> lines, char delimiter) {
        int count = mostFrequentCount(lines, delimiter);
        List<String> columns = columns(lines.get(0), count, delimiter);
        Map<String, String> settings = new LinkedHashMap<>(Map.of("input.format", "csv"));
        settings.put("input.csv.columns", String.join(",", columns));
        if (delimiter != ',') {
            settings.put("input.csv.delimiter", delimiter == '\t' ? "\\t" : String.valueOf(delimiter));
        }
        Fields fields = new Extraction(
                        columns.stream().map(List::of).toList(), wanted -> new CsvFormat(columns, delimiter, wanted))
                .of(records);
        return new Shape(reason(columns, delimiter), settings, fields);
    }

    private static String reason(List<String> columns, char delimiter) {
        String lines = "lines of " + columns.size() + " values, separated by "
                + (delimiter == '\t' ? "tabs" : "\"" + delimiter + "\"");
        if (columns.equals(SnowplowColumns.NAMES)) {
            return lines + ": Snowplow's enriched events";
        }
        return columns.get(0).equals("c1") ? lines + ": name the columns that matter" : lines;
    }

    private static int mostFrequentCount(List<String> lines, char delimiter) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> cells(line, delimiter).length, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static String[] cells(String line, char delimiter) {
        return line.split("\\Q" + delimiter + "\\E", -1);
    }

    private static List<String> columns(String firstLine, int count, char delimiter) {
        if (delimiter == '\t' && count == SnowplowColumns.NAMES.size()) {
            return SnowplowColumns.NAMES;
        }
        List<String> first = Stream.of(cells(firstLine.strip(), delimiter))
                .map(String::strip)
                .toList();
        boolean isHeader = first.size() == count
                && new HashSet<>(first).size() == count
                && first.stream().allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"));
        Function<Integer, String> numbered = column -> "c" + (column + 1);
        return isHeader
                ? first
                : IntStream.range(0, count).boxed().map(numbered).toList();
    }
}

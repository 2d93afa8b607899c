package dev.rollcall.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.FirstVisit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A row of the table of shapes in the page of formats: an event, a configuration, and what must come of it.
 *
 * @param event a record, as the page describes it
 * @param configuration keys with their values
 * @param outcome what becomes of the events of the record, in order
 */
public record ShapeRow(String event, String configuration, String outcome) {
    private static final Path PAGE = Path.of("..", "docs", "formats.md");
    private static final long TIMESTAMP = Instant.parse("2026-11-29T10:01:00Z").toEpochMilli();
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern TIMES = Pattern.compile("(.)×(\\d+)");
    private static final Pattern DETAIL = Pattern.compile("(?:`[A-Z_]+`|refused): (.*)");

    /** Every row of the page. */
    public static List<ShapeRow> all() {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.dropWhile(line -> !line.startsWith("| Event |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split(" *\\| *", -1))
                    .map(cells -> new ShapeRow(cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows whose configuration is right. */
    public static List<ShapeRow> accepted() {
        return all().stream().filter(row -> !row.isRefused()).toList();
    }

    /** The rows whose configuration is wrong, whatever the event. */
    public static List<ShapeRow> refused() {
        return all().stream().filter(ShapeRow::isRefused).toList();
    }

    private boolean isRefused() {
        return outcome.startsWith("refused: ");
    }

    /** The configuration, without what every one needs. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        code(configuration).forEach(setting -> {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        });
        return settings;
    }

    /** The record's key. */
    public byte[] key() {
        return after("with the key").map(HexFormat.ofDelimiter(" ")::parseHex).orElse("k1".getBytes(UTF_8));
    }

    /** The record's timestamp: epoch milliseconds. */
    public long timestamp() {
        return after("with the record's timestamp").map(Long::parseLong).orElse(TIMESTAMP);
    }

    /** The record's value; null for a tombstone. */
    public byte[] value() {
        if (event.startsWith("a tombstone")) {
            return null;
        }
        if (event.startsWith("gzip of")) {
            return gzip(json());
        }
        byte[] before = after("behind the bytes")
                .map(HexFormat.ofDelimiter(" ")::parseHex)
                .orElse(new byte[0]);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(before);
        value.writeBytes(json());
        return value.toByteArray();
    }

    private byte[] json() {
        List<String> texts = code(event);
        String text = event.contains("on two lines") ? texts.get(0) + "\n" + texts.get(1) : texts.get(0);
        String json = text.replaceAll("([,{])ts}", "$1\"ts\":\"2026-11-29T10:00:00Z\"}");
        Matcher times = TIMES.matcher(json);
        return times.replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))))
                .getBytes(UTF_8);
    }

    /** What comes of the events, without the detail of a rejected one. */
    public List<String> outcomes() {
        return List.of(outcome.replaceFirst(": .*", "").split(", "));
    }

    /** What of {@link #outcomes} a first visit is. */
    public static String outcome(FirstVisit visit) {
        String segments = visit.segments().stream()
                .map(FirstVisit.Segment::segment)
                .filter(segment -> !segment.equals("all"))
                .map(segment -> " in `" + segment + "`")
                .collect(Collectors.joining());
        return "`" + visit.user() + "` on " + visit.day() + segments;
    }

    /** What the last rejected event's detail, or the refusal, must contain; empty if the row says nothing of it. */
    public String detail() {
        Matcher detail = DETAIL.matcher(outcome);
        return detail.find() ? detail.group(1) : "";
    }

    private Optional<String> after(String words) {
        Matcher found = Pattern.compile(words + " `([^`]*)`").matcher(event);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static byte[] gzip(byte[] value) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }
}

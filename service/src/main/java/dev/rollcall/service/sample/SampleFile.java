package dev.rollcall.service.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rollcall.service.UserError;
import dev.rollcall.service.text.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Takes events from a file of lines. Each is as a record that was sent now, without a key and without headers. */
public final class SampleFile {
    private static final int MOST_EVENTS = 100_000;

    private SampleFile() {}

    /**
     * Takes a sample.
     *
     * @param file one event per line, not null; empty lines are passed over
     * @param clock tells the timestamp of all records, not null
     * @return the first 100,000 events
     * @throws UserError if the file cannot be read
     */
    public static Sample read(Path file, Clock clock) {
        long now = clock.millis();
        List<String> lines = lines(file);
        List<ConsumerRecord<byte[], byte[]>> records = IntStream.range(0, lines.size())
                .mapToObj(line -> record(file, line, lines.get(line).getBytes(ISO_8859_1), now))
                .toList();
        return new Sample(
                records,
                (lines.size() == MOST_EVENTS ? "the first " : "") + Wording.count(lines.size(), "event") + " of " + file
                        + ", as if sent now");
    }

    /** Byte by byte, for what is no UTF-8 must stay so. */
    private static List<String> lines(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, ISO_8859_1)) {
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .limit(MOST_EVENTS)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            String reason = Files.exists(file) ? "cannot be read" : "there is no such file";
            throw new UserError("--events " + file + ": " + reason + "; name a file with one event per line");
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(Path file, int line, byte[] value, long now) {
        return new ConsumerRecord<>(
                String.valueOf(file.getFileName()),
                0,
                line,
                now,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}

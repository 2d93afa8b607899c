package dev.rollcall.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How many users a day has, as one record of an output topic says.
 *
 * @param day the epoch day
 * @param users who were active on it
 */
record DayCount(long day, long users) {
    /**
     * Reads a record of a contender.
     *
     * @return nothing if it is about something else, a segment for instance
     */
    static Optional<DayCount> of(ConsumerRecord<byte[], byte[]> record, CountSource source) {
        if (source == CountSource.TOPIC) {
            return Optional.of(new DayCount(number(record.key()), number(record.value())));
        }
        ReportRow row = ReportRow.parse(record.key(), record.value());
        return row.segment().equals(ReportRow.ALL)
                ? Optional.of(new DayCount(row.day().toEpochDay(), row.counts().dau()))
                : Optional.empty();
    }

    private static long number(byte[] digits) {
        return Long.parseLong(new String(digits, UTF_8));
    }
}

package dev.rollcall.service.audit.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.FirstVisit;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.audit.recount.Segments;
import dev.rollcall.service.audit.recount.Spool;
import dev.rollcall.service.audit.recount.Visit;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The first visits that were published, on their way to a spool. Not thread-safe. */
public final class PublishedFirstVisits {
    private final Segments segments;
    private final Spool spool;
    private final Set<String> dimensions;
    private final Map<String, String> faults = new TreeMap<>();
    private long records;

    private PublishedFirstVisits(Settings settings, Segments segments, Spool spool) {
        this.segments = segments;
        this.spool = spool;
        dimensions = settings.eventSchema().dimensions().stream()
                .map(dimension -> dimension.name() + '=')
                .collect(Collectors.toSet());
    }

    /**
     * Reads what is there now.
     *
     * @param settings name the topic, if there is one; not null
     * @param segments where segments get their numbers, not null
     * @param spool where first visits go, not null
     * @return what was read
     * @throws dev.rollcall.service.report.UnreadableTopicException if the topic cannot be read
     * @throws java.io.UncheckedIOException if the spool cannot be written
     */
    public static PublishedFirstVisits read(Settings settings, Segments segments, Spool spool) {
        PublishedFirstVisits published = new PublishedFirstVisits(settings, segments, spool);
        settings.firstVisitsTopic()
                .ifPresent(topic -> CommittedReader.readAll(settings.clientProperties(), topic, published::learn));
        return published;
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        records++;
        try {
            if (record.key() == null || record.value() == null) {
                throw new IllegalArgumentException("a key or value is missing");
            }
            FirstVisit visit = FirstVisit.parse(record.key(), record.value());
            int[] numbers = visit.segments().stream()
                    .map(FirstVisit.Segment::segment)
                    .filter(this::isCounted)
                    .mapToInt(segments::number)
                    .toArray();
            int day = (int) visit.day().toEpochDay();
            spool.add(new Visit(visit.user().getBytes(UTF_8), day, numbers, Visit.Kind.PUBLISHED));
        } catch (IllegalArgumentException e) {
            faults.put(record.topic() + "-" + record.partition() + "@" + record.offset(), e.getMessage());
        }
    }

    /** Dimensions may have been there before and be no more. */
    private boolean isCounted(String segment) {
        return segment.equals(ReportRow.ALL) || dimensions.contains(segment.substring(0, segment.indexOf('=') + 1));
    }

    /**
     * How many records there are.
     *
     * @return the number
     */
    public long records() {
        return records;
    }

    /**
     * Records that are no first visits.
     *
     * @return what is wrong with each, by its place as in {@code first-visits-0@17}
     */
    public Map<String, String> faults() {
        return faults;
    }
}

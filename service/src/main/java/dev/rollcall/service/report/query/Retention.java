package dev.rollcall.service.report.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.Period;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.RowKey;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.range.CalendarPeriod;
import dev.rollcall.service.report.range.CohortKey;
import dev.rollcall.settings.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How many of the users who were new in one period are still there in each of the periods after it. Not thread-safe. */
public final class Retention implements Question {
    private final Period period;
    private final RowSelection selection;
    private final Set<RowKey> keys = new HashSet<>();
    private final NavigableMap<String, NavigableMap<LocalDate, RetentionRow>> segments = new TreeMap<>();

    /**
     * The question.
     *
     * @param period day, week or month, not null
     * @param selection the days and the segments, not null; a cohort is shown if one of its days is asked for
     */
    public Retention(Period period, RowSelection selection) {
        this.period = period;
        this.selection = selection;
    }

    @Override
    public String topic(Settings settings) {
        return settings.retentionTopic();
    }

    @Override
    public void learn(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("no retention row: it has no key");
        }
        CohortKey key = CohortKey.parse(new String(record.key(), UTF_8));
        if (key.period() != period) {
            return;
        }
        RowKey cohort = key.cohort();
        if (record.value() == null) {
            keys.remove(cohort);
            segments.getOrDefault(cohort.segment(), new TreeMap<>()).remove(cohort.day());
            return;
        }
        keys.add(cohort);
        if (selection.segments().includes(cohort.segment())) {
            segments.computeIfAbsent(cohort.segment(), none -> new TreeMap<>())
                    .put(cohort.day(), RetentionRow.parse(record.key(), record.value()));
        }
    }

    @Override
    public List<RowKey> keys() {
        return keys.stream().sorted(Comparator.comparing(RowKey::day)).toList();
    }

    @Override
    public Answer answer() {
        Map<String, List<RetentionRow>> shown = new TreeMap<>();
        segments.forEach((segment, cohorts) -> {
            List<RetentionRow> asked = new ArrayList<>(cohorts.values());
            asked.removeIf(row -> !isAskedFor(row));
            if (!asked.isEmpty()) {
                shown.put(segment, asked);
            }
        });
        return new RetentionAnswer(period, selection.segments(), running(), shown);
    }

    private boolean isAskedFor(RetentionRow row) {
        CalendarPeriod cohort = CalendarPeriod.of(period, row.cohort());
        return !cohort.to().isBefore(selection.from()) && !cohort.from().isAfter(selection.to());
    }

    /** The number of the newest period, which is not over: rows go as far as that. */
    private int running() {
        return segments.values().stream()
                .flatMap(cohorts -> cohorts.values().stream())
                .mapToInt(row -> CalendarPeriod.of(period, row.cohort()).number()
                        + row.active().size()
                        - 1)
                .max()
                .orElse(Integer.MAX_VALUE);
    }
}

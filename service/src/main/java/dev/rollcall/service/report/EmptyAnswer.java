package dev.rollcall.service.report;

import dev.rollcall.service.text.DisplayText;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why nothing was shown, and what could be asked for instead. */
public final class EmptyAnswer {
    private static final int MOST_NAMES = 10;
    private static final int NAME_WIDTH = 60;

    private EmptyAnswer() {}

    /**
     * Explains an empty output.
     *
     * @param topic the topic, not null
     * @param selection what was asked for, and matches no row, not null
     * @param all the key of every row of the topic, by day, not null
     * @return one line
     */
    public static String explain(String topic, RowSelection selection, List<RowKey> all) {
        if (all.isEmpty()) {
            return "topic " + topic + " holds no rows yet; they come once `run` has counted an event";
        }
        List<RowKey> ofSegments = all.stream()
                .filter(row -> selection.segments().includes(row.segment()))
                .toList();
        if (ofSegments.isEmpty()) {
            return unknown(topic, selection.segments(), all);
        }
        return "topic " + topic + " holds rows of " + ofSegments.get(0).day() + " to "
                + ofSegments.get(ofSegments.size() - 1).day() + " only";
    }

    private static String unknown(String topic, SegmentChoice asked, List<RowKey> all) {
        Collection<String> segments = all.stream().map(RowKey::segment).collect(Collectors.toCollection(TreeSet::new));
        if (asked instanceof SegmentChoice.One one) {
            return "topic " + topic + " knows no segment " + name(one.segment()) + "; it knows " + names(segments);
        }
        String dimension = ((SegmentChoice.EachOf) asked).dimension();
        Collection<String> dimensions = segments.stream()
                .filter(segment -> segment.indexOf('=') >= 0)
                .map(segment -> segment.substring(0, segment.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        return "topic " + topic + " knows no dimension " + name(dimension) + "; it knows "
                + (dimensions.isEmpty() ? "none" : names(dimensions));
    }

    private static String names(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMES).map(EmptyAnswer::name).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? first : first + " and " + (names.size() - MOST_NAMES) + " more";
    }

    private static String name(String name) {
        return DisplayText.fit(name, NAME_WIDTH);
    }
}

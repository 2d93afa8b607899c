package dev.rollcall.service.report.query;

import dev.rollcall.report.Period;
import dev.rollcall.service.report.SegmentChoice;
import dev.rollcall.service.report.range.Growth;
import dev.rollcall.service.report.range.OpenDays;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Growth of some segments.
 *
 * @param period day, week or month
 * @param zone whose days they are
 * @param choice which segments were asked for
 * @param open which days may still change; null if there are none
 * @param segments their growth by period
 */
record GrowthAnswer(Period period, String zone, SegmentChoice choice, OpenDays open, Map<String, List<Growth>> segments)
        implements Answer {
    @Override
    public boolean isEmpty() {
        return segments.isEmpty();
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("period", "zone", "segment"));
        header.addAll(GrowthFields.NAMES);
        return header;
    }

    @Override
    public List<List<Object>> lines() {
        return objects().stream()
                .map(object -> (List<Object>) new ArrayList<>(object.values()))
                .toList();
    }

    @Override
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        segments.forEach((segment, periods) -> periods.forEach(growth -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("period", period.toString());
            fields.put("zone", zone);
            fields.put("segment", segment);
            fields.putAll(GrowthFields.of(growth, open));
            objects.add(fields);
        }));
        return objects;
    }

    @Override
    public void show(PrintWriter out, int width) {
        segments.forEach((segment, periods) -> new GrowthTable(this, segment, periods).show(out, width));
    }
}

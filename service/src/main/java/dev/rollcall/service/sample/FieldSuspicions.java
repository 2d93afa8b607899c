package dev.rollcall.service.sample;

import dev.rollcall.event.Dimension;
import dev.rollcall.service.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What looks wrong with fields: they are not there, or a dimension has no end of values. */
final class FieldSuspicions {
    private static final int MANY_VALUES = 200;

    private FieldSuspicions() {}

    static List<String> find(Outcomes outcomes) {
        List<String> found = new ArrayList<>();
        outcomes.paths().stream()
                .filter(path -> path.absent() > 0)
                .map(path -> absent(path, outcomes))
                .forEach(found::add);
        for (int i = 0; i < outcomes.dimensions().size() && outcomes.counted() > 0; i++) {
            addTo(found, outcomes.dimensions().get(i), outcomes.values(i), outcomes.counted());
        }
        return found;
    }

    private static String absent(PathUse path, Outcomes outcomes) {
        if (path.absent() == outcomes.readable()) {
            return path.key() + ": nothing ever stands at \"" + path.path() + "\": is the path right?";
        }
        List<String> paths = outcomes.paths().stream()
                .filter(other -> other.key().equals(path.key()))
                .map(PathUse::path)
                .toList();
        String consequence = path.path().equals(paths.get(paths.size() - 1))
                ? ""
                : "; \"" + paths.get(paths.indexOf(path.path()) + 1) + "\" is looked at then";
        return path.key() + ": nothing stands at \"" + path.path() + "\" in "
                + Suspicions.percent(path.absent(), outcomes.readable()) + " of the events" + consequence;
    }

    private static void addTo(List<String> found, Dimension dimension, Map<String, Long> values, long counted) {
        if (values.size() > MANY_VALUES) {
            found.add("dimension " + dimension.name() + " has " + Wording.number(values.size()) + " values in "
                    + Wording.count(counted, "event")
                    + ", and each becomes a segment: leave it out, or keep some by dimension.values."
                    + dimension.name());
        }
        if (values.getOrDefault("", 0L) == counted && dimension.parts().isEmpty()) {
            found.add("dimension " + dimension.name() + ": nothing ever stands at \"" + dimension.path()
                    + "\": is the path right?");
        }
        long invalid = values.getOrDefault(Dimension.INVALID, 0L);
        if (invalid > 0) {
            found.add("dimension " + dimension.name() + " is no value (an object, an array, more than 256 bytes) in "
                    + Suspicions.percent(invalid, counted) + " of the counted events, which count as "
                    + Dimension.INVALID);
        }
    }
}

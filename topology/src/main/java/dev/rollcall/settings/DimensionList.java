package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.reading.EventSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the list of dimensions: paths, with a name or without, and combinations of them. */
final class DimensionList {
    private static final String SEPARATOR = "*";
    private static final int MOST_PARTS = 3;

    private DimensionList() {}

    /**
     * Reads the list.
     *
     * @param list as it is configured
     * @return the dimensions in their order
     * @throws IllegalArgumentException if it is no such list
     */
    static List<Dimension> read(String list) {
        List<Element> elements = Stream.of(list.isBlank() ? new String[0] : list.split(",", -1))
                .map(element -> element(element.strip()))
                .toList();
        Map<String, Dimension> single = elements.stream()
                .filter(element -> !element.isCombination())
                .map(element -> new Dimension(element.name, Fields.path(element.path, EventSchema.HEADER + "name")))
                .collect(Collectors.toMap(Dimension::name, Function.identity(), DimensionList::twice));
        List<Dimension> dimensions = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Element element : elements) {
            Dimension dimension = element.isCombination() ? combination(element, single) : single.get(element.name);
            require(paths.add(dimension.path()), "the path " + dimension.path() + " comes twice");
            dimensions.add(dimension);
        }
        Set<String> names = new HashSet<>();
        dimensions.forEach(
                dimension -> require(names.add(dimension.name()), "the name " + dimension.name() + " comes twice"));
        return dimensions;
    }

    private static Dimension twice(Dimension one, Dimension other) {
        throw new IllegalArgumentException("the name " + other.name() + " comes twice");
    }

    private static Element element(String element) {
        require(!element.isEmpty(), "an element of the list is empty; remove the extra comma");
        int equals = element.indexOf('=');
        String path = element.substring(equals + 1).strip();
        String name = equals < 0 ? path : element.substring(0, equals).strip();
        require(!name.isEmpty(), "\"" + element + "\" has no name before the =");
        // The key of a report row is day/name=value: readers split it at the first slash and the first equals sign.
        require(
                !name.startsWith("@") && name.indexOf('/') < 0,
                "a name cannot begin with @ or contain /; rename it with name=path");
        require(path.contains(SEPARATOR) || !name.contains(SEPARATOR), "only the name of a combination can contain *");
        return new Element(name, path);
    }

    private static Dimension combination(Element element, Map<String, Dimension> single) {
        List<Dimension> parts = Stream.of(element.path.split("\\*", -1))
                .map(String::strip)
                .map(part -> single.containsKey(part)
                        ? single.get(part)
                        : new Dimension(part, Fields.path(part, EventSchema.HEADER + "name")))
                .toList();
        require(
                parts.size() <= MOST_PARTS && Set.copyOf(parts).size() == parts.size(),
                "\"" + element.path + "\" must combine two or three different fields");
        String path = parts.stream().map(Dimension::path).collect(Collectors.joining(SEPARATOR));
        return new Dimension(element.name, path, List.of(), parts);
    }

    private record Element(String name, String path) {
        boolean isCombination() {
            return path.contains(SEPARATOR);
        }
    }
}

package dev.rollcall.app.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * Draws a topology as a Mermaid flowchart: topics as rounded boxes, processors as boxes, stores as cylinders. Sources and sinks are
 * left out, for they add nothing to their topics.
 */
public final class MermaidDiagram {
    private static final String INDENT = "    ";

    private final Map<String, String> topics = new LinkedHashMap<>();
    private final Map<String, String> processors = new LinkedHashMap<>();
    private final List<String> boxes = new ArrayList<>();
    private final List<String> arrows = new ArrayList<>();

    private MermaidDiagram() {}

    /**
     * Draws it.
     *
     * @param topology the topology
     * @return the text of the diagram, lines with line breaks
     */
    public static String of(TopologyDescription topology) {
        MermaidDiagram diagram = new MermaidDiagram();
        topology.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .forEach(diagram::draw);
        StringBuilder text = new StringBuilder("flowchart LR\n");
        diagram.topics.forEach((name, id) ->
                text.append(INDENT).append(id).append("([\"").append(name).append("\"])\n"));
        diagram.boxes.forEach(line -> text.append(INDENT).append(line).append('\n'));
        diagram.arrows.forEach(line -> text.append(INDENT).append(line).append('\n'));
        return text.toString();
    }

    private void draw(Subtopology part) {
        boxes.add("subgraph sub" + part.id() + "[\"Sub-topology " + part.id() + "\"]");
        List<Node> nodes =
                part.nodes().stream().sorted(Comparator.comparing(Node::name)).toList();
        nodes.stream()
                .filter(Processor.class::isInstance)
                .map(Processor.class::cast)
                .forEach(this::box);
        boxes.add("end");
        nodes.forEach(this::arrows);
    }

    private void box(Processor processor) {
        String id = processors.computeIfAbsent(processor.name(), name -> "p" + processors.size());
        boxes.add(INDENT + id + "[\"" + processor.name() + "\"]");
        for (String store : new TreeSet<>(processor.stores())) {
            boxes.add(INDENT + id + " --- " + id + store.replaceAll("[^A-Za-z0-9]", "") + "[(\"" + store + "\")]");
        }
    }

    private void arrows(Node node) {
        if (node instanceof Source source) {
            source.topicSet().stream().sorted().forEach(topic -> arrowsToAll(topic(topic), node));
        } else if (node instanceof Processor) {
            arrowsToAll(processors.get(node.name()), node);
        }
    }

    private void arrowsToAll(String from, Node node) {
        node.successors().stream()
                .sorted(Comparator.comparing(Node::name))
                .map(this::target)
                .forEach(to -> arrows.add(from + " --> " + to));
    }

    private String target(Node node) {
        return node instanceof Sink sink ? topic(sink.topic()) : processors.get(node.name());
    }

    private String topic(String name) {
        return topics.computeIfAbsent(name, topic -> "t" + topics.size());
    }
}

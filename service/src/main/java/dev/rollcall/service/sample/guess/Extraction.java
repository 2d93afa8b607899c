package dev.rollcall.service.sample.guess;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes all fields of known names out of events, by the format that intake uses. Not thread-safe. */
final class Extraction {
    private final List<List<String>> names;
    private final List<FieldValue> values = new ArrayList<>();
    private final EventFormat format;

    Extraction(List<List<String>> names, Function<FieldTree, EventFormat> format) {
        this.names = names;
        FieldTree tree = FieldTree.root();
        names.forEach(steps -> values.add(tree.want(Fields.path(steps))));
        this.format = format.apply(tree);
    }

    Fields of(List<ConsumerRecord<byte[], byte[]>> records) {
        Fields fields = new Fields();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() != null && format.read(record.value()) == null) {
                fields.begin(record.headers());
                addTo(fields);
            }
        }
        return fields;
    }

    private void addTo(Fields fields) {
        for (int i = 0; i < values.size(); i++) {
            FieldValue value = values.get(i);
            if (value.isText() && !value.isMissing()) {
                fields.add(value.path(), names.get(i), value.text().toString());
            }
        }
    }
}

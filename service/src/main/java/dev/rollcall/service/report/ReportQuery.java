package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;

/** Reads the output topic to its end and shows the rows that were asked for. Not thread-safe. */
public final class ReportQuery {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String topic;
    private final RowSelection selection;
    private final RowRendering rendering;
    private final PrintWriter out;
    private final PrintWriter err;
    private final LatestRows latest = new LatestRows();

    /**
     * Prepares a query; nothing is read yet.
     *
     * @param topic the output topic, not null
     * @param selection which rows to show, not null
     * @param rendering how to show them, not null; must not have been used
     * @param out where to show them, in UTF-8; not null
     * @param err where to say why there are none, not null
     */
    public ReportQuery(String topic, RowSelection selection, RowRendering rendering, PrintWriter out, PrintWriter err) {
        this.topic = Objects.requireNonNull(topic, "topic");
        this.selection = Objects.requireNonNull(selection, "selection");
        this.rendering = Objects.requireNonNull(rendering, "rendering");
        this.out = Objects.requireNonNull(out, "out");
        this.err = Objects.requireNonNull(err, "err");
    }

    /**
     * Shows the rows that are in the topic now.
     *
     * @param clientProperties how to reach the brokers, as Kafka's clients want it; not null
     * @throws UnreadableTopicException if the topic cannot be read, or holds something else
     * @throws InterruptException if the thread is interrupted
     */
    public void show(Map<String, Object> clientProperties) {
        try (CommittedReader reader = CommittedReader.open(clientProperties, topic)) {
            showAll(reader);
        }
    }

    /**
     * Shows the rows that are in the topic now, then every one that is added or changes, until the thread is interrupted or
     * nobody reads the output any more.
     *
     * @param clientProperties how to reach the brokers, as Kafka's clients want it; not null
     * @throws UnreadableTopicException if the topic cannot be read, or holds something else
     * @throws InterruptException if the thread is interrupted
     */
    public void follow(Map<String, Object> clientProperties) {
        try (CommittedReader reader = CommittedReader.open(clientProperties, topic)) {
            showAll(reader);
            // This check flushes too.
            while (!out.checkError()) {
                showChanged(reader.poll(POLL));
            }
        }
    }

    private void showAll(CommittedReader reader) {
        reader.readToEnd(this::learn);
        showAll();
    }

    void learn(ConsumerRecord<byte[], byte[]> record) {
        latest.apply(record);
    }

    void showAll() {
        List<ReportRow> all = latest.rows();
        List<ReportRow> selected = all.stream().filter(selection::includes).toList();
        rendering.showAll(selected, out);
        out.flush();
        if (selected.isEmpty()) {
            List<RowKey> keys = all.stream().map(RowKey::of).toList();
            err.print(EmptyAnswer.explain(topic, selection, keys) + "\n");
            err.flush();
        }
    }

    /** Where one poll brings a row several times, as it does after many commits, only its newest state is shown. */
    void showChanged(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Map<RowKey, ReportRow> changed = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            latest.apply(record).filter(selection::includes).ifPresent(row -> changed.put(RowKey.of(row), row));
        }
        changed.values().forEach(row -> rendering.showChanged(row, out));
    }
}

package dev.rollcall.service.report.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.EmptyAnswer;
import dev.rollcall.service.report.RowFormat;
import dev.rollcall.service.report.RowSelection;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.service.text.CsvLine;
import dev.rollcall.service.text.Json;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a topic to its end and answers a question from it. Not thread-safe. */
public final class RangeQuery {
    private final Question question;
    private final RowSelection selection;
    private final RowFormat format;
    private final int width;

    /**
     * Prepares a query; nothing is read yet.
     *
     * @param question what is asked, not null; must not have been used
     * @param selection of which days and segments, not null
     * @param format how to show the answer, not null
     * @param width how many columns the terminal has; only tables care
     */
    public RangeQuery(Question question, RowSelection selection, RowFormat format, int width) {
        this.question = Objects.requireNonNull(question, "question");
        this.selection = Objects.requireNonNull(selection, "selection");
        this.format = Objects.requireNonNull(format, "format");
        this.width = width;
    }

    /**
     * Answers from what is in the topic now.
     *
     * @param settings say which topic, and how to reach the brokers; not null
     * @param out where to show the answer, in UTF-8; not null
     * @param err where to say why there is none, not null
     * @throws UnreadableTopicException if the topic cannot be read, or holds something else
     * @throws org.apache.kafka.common.errors.InterruptException if the thread is interrupted
     */
    public void show(Settings settings, PrintWriter out, PrintWriter err) {
        String topic = question.topic(settings);
        CommittedReader.readAll(settings.clientProperties(), topic, this::learn);
        show(topic, out, err);
    }

    void learn(ConsumerRecord<byte[], byte[]> record) {
        try {
            question.learn(record);
        } catch (IllegalArgumentException e) {
            throw new UnreadableTopicException(
                    "topic " + record.topic() + ", partition " + record.partition() + ", offset " + record.offset()
                            + " holds " + e.getMessage() + "; check the topic's name in the configuration",
                    e);
        }
    }

    void show(String topic, PrintWriter out, PrintWriter err) {
        Answer answer = question.answer();
        switch (format) {
            case TABLE -> answer.show(out, width);
            case CSV -> showCsv(answer, out);
            case JSON -> answer.objects().forEach(object -> out.print(new String(Json.of(object), UTF_8) + "\n"));
        }
        out.flush();
        if (answer.isEmpty()) {
            err.print(EmptyAnswer.explain(topic, selection, question.keys()) + "\n");
            err.flush();
        }
    }

    private static void showCsv(Answer answer, PrintWriter out) {
        out.print(CsvLine.of(answer.header().stream()));
        for (List<Object> line : answer.lines()) {
            out.print(CsvLine.of(line.stream().map(value -> Objects.toString(value, ""))));
        }
    }
}

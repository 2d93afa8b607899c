package dev.rollcall.service.status;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.service.PrettyJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Writes a status for a program: one object. */
public final class StatusJson {
    private StatusJson() {}

    /**
     * Writes it.
     *
     * @param status the status
     * @param out where to
     */
    public static void print(Status status, PrintWriter out) {
        PrettyJson.print(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("application", status.applicationId());
                    json.writeStringField("group", status.group());
                    json.writeNumberField("instances", status.instances());
                    json.writeNumberField("lag", status.lag());
                    json.writeNumberField("visits", status.visits());
                    json.writeNumberField("tallies", status.tallies());
                    json.writeNumberField("standby_replicas", status.standbyReplicas());
                    threads(status.threads(), json);
                    input(status.input(), json);
                    transactions(status.transactions(), json);
                    json.writeEndObject();
                },
                out);
    }

    private static void threads(List<ThreadTasks> threads, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("threads");
        for (ThreadTasks thread : threads) {
            json.writeStartObject();
            json.writeStringField("instance", thread.instance());
            json.writeStringField("host", thread.host());
            json.writeStringField("thread", thread.thread());
            numbers("intake", thread.intake(), json);
            numbers("ledger", thread.ledger(), json);
            json.writeBooleanField("totals", thread.totals());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void numbers(String name, List<Integer> numbers, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static void input(List<InputLag> input, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("input");
        for (InputLag partition : input) {
            json.writeStartObject();
            json.writeNumberField("partition", partition.partition());
            if (partition.committed().isPresent()) {
                json.writeNumberField("committed", partition.committed().getAsLong());
            }
            json.writeNumberField("end", partition.end());
            json.writeNumberField("lag", partition.lag());
            if (!partition.instance().isEmpty()) {
                json.writeStringField("instance", partition.instance());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void transactions(List<OpenTransaction> transactions, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("transactions");
        for (OpenTransaction open : transactions) {
            json.writeStartObject();
            json.writeStringField("id", open.transactionalId());
            json.writeStringField("state", open.state());
            json.writeNumberField("open_ms", open.openMs());
            json.writeNumberField("timeout_ms", open.timeoutMs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

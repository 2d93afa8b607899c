package dev.rollcall.service.check.hazard;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.service.PrettyJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Writes findings for a machine: one array of objects, in the order in which they were found. */
public final class FindingsJson {
    private FindingsJson() {}

    /**
     * Writes all findings.
     *
     * @param findings in the order in which they were found
     * @param out where to
     */
    public static void print(List<Finding> findings, PrintWriter out) {
        PrettyJson.print(
                json -> {
                    json.writeStartArray();
                    for (Finding finding : findings) {
                        write(finding, json);
                    }
                    json.writeEndArray();
                },
                out);
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("where", finding.where());
        json.writeStringField("what", finding.what());
        json.writeArrayFieldStart("hazards");
        for (Hazard hazard : finding.hazards()) {
            json.writeString(hazard.name());
        }
        json.writeEndArray();
        json.writeStringField("why", finding.why());
        json.writeStringField("mend", finding.mend());
        json.writeStringField("command", finding.command());
        json.writeEndObject();
    }
}

package dev.rollcall.trials.lab.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.service.PrettyJson;
import dev.rollcall.trials.lab.bench.Measure;
import dev.rollcall.trials.lab.experiment.Setup;
import dev.rollcall.trials.lab.guarantee.GuaranteeCosts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Results for programs: one JSON object. */
public final class ResultJson {
    private ResultJson() {}

    /**
     * Shows everything.
     *
     * @param result not null
     * @param out where, not null
     */
    public static void show(LabResult result, PrintWriter out) {
        PrettyJson.print(
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("seed", result.seed());
                    json.writeBooleanField("holds", result.holds());
                    json.writeNumberField("millis", result.took().toMillis());
                    json.writeArrayFieldStart("experiments");
                    for (Tried tried : result.experiments()) {
                        write(tried, json);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("guarantees");
                    for (GuaranteeCosts each : result.guarantees()) {
                        each.write(json);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                },
                out);
    }

    private static void write(Tried tried, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("hazard", tried.description().hazard().name());
        json.writeStringField("title", tried.description().hazard().title());
        json.writeBooleanField("holds", tried.holds());
        json.writeNumberField("attempts", tried.attempts());
        json.writeNumberField("millis", tried.took().toMillis());
        write("inviting", tried.description().inviting(), tried.inviting(), json);
        write("fixed", tried.description().fixed(), tried.fixed(), json);
        if (!tried.problem().isEmpty()) {
            json.writeStringField("problem", tried.problem());
        }
        json.writeEndObject();
    }

    private static void write(String name, Setup setup, Optional<Measure> measure, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeFieldName("settings");
        json.writeArray(setup.lines().toArray(String[]::new), 0, setup.lines().size());
        if (measure.isPresent()) {
            json.writeNumberField("events", measure.get().events());
            json.writeNumberField("lost", measure.get().lost());
            json.writeNumberField("doubled", measure.get().doubled());
            json.writeNumberField("out_of_order", measure.get().outOfOrder());
        }
        json.writeEndObject();
    }
}

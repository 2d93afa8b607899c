package dev.rollcall.service.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.service.status.GroupStatus;
import dev.rollcall.service.status.GroupStatus.InputLag;
import dev.rollcall.service.status.GroupStatus.Member;
import dev.rollcall.service.status.GroupStatus.Worker;
import dev.rollcall.service.status.GroupWatch;
import dev.rollcall.settings.Settings;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who counts, how far behind, and whether this instance and the brokers are well. */
final class StatusRoute implements Handler {
    private final Settings settings;
    private final GroupWatch watch;
    private final Supplier<HealthReport> ready;

    StatusRoute(Settings settings, GroupWatch watch, Supplier<HealthReport> ready) {
        this.settings = settings;
        this.watch = watch;
        this.ready = ready;
    }

    @Override
    public void handle(Context context) {
        new Parameters(context, Set.of());
        Optional<GroupStatus> status = watch.look();
        context.contentType(Json.CONTENT_TYPE)
                .header("Cache-Control", "no-store")
                .result(body(status, watch.isAnswering(), ready.get()));
    }

    private byte[] body(Optional<GroupStatus> status, boolean answering, HealthReport health) {
        return Json.object(json -> {
            json.writeStringField("application", settings.applicationId());
            json.writeStringField("zone", settings.zone().getId());
            json.writeStringField("inputTopic", settings.inputTopic());
            json.writeBooleanField("ready", health.ok());
            strings(json, "reasons", health.reasons());
            json.writeBooleanField("brokersAnswer", answering);
            json.writeStringField(
                    "updated", status.map(known -> known.asked().toString()).orElse(null));
            instances(json, status.map(GroupStatus::instances).orElse(List.of()));
            lag(json, status);
        });
    }

    private static void strings(JsonGenerator json, String name, List<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    private static void instances(JsonGenerator json, List<Member> instances) throws IOException {
        json.writeArrayFieldStart("instances");
        for (Member instance : instances) {
            json.writeStartObject();
            json.writeStringField("id", instance.id());
            json.writeStringField("host", instance.host());
            json.writeArrayFieldStart("threads");
            for (Worker thread : instance.threads()) {
                json.writeStartObject();
                json.writeStringField("id", thread.id());
                strings(json, "tasks", thread.tasks());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lag(JsonGenerator json, Optional<GroupStatus> status) throws IOException {
        json.writeNumberField("lag", status.map(GroupStatus::lag).orElse(0L));
        json.writeArrayFieldStart("partitions");
        for (InputLag partition : status.map(GroupStatus::partitions).orElse(List.of())) {
            json.writeStartObject();
            json.writeNumberField("partition", partition.partition());
            json.writeNumberField("committed", partition.committed());
            json.writeNumberField("end", partition.end());
            json.writeNumberField("lag", partition.lag());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

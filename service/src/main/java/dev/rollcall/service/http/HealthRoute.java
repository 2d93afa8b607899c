package dev.rollcall.service.http;

import dev.rollcall.service.run.health.HealthReport;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Supplier;

/** Says whether all is well, with 200 or 503, and why not. */
final class HealthRoute implements Handler {
    private final Supplier<HealthReport> health;

    HealthRoute(Supplier<HealthReport> health) {
        this.health = health;
    }

    @Override
    public void handle(Context context) {
        HealthReport report = health.get();
        byte[] body = Json.object(json -> {
            json.writeStringField("status", report.ok() ? "ok" : "not ok");
            json.writeArrayFieldStart("reasons");
            for (String reason : report.reasons()) {
                json.writeString(reason);
            }
            json.writeEndArray();
        });
        context.status(report.ok() ? 200 : 503)
                .contentType(Json.CONTENT_TYPE)
                .header("Cache-Control", "no-store")
                .result(body);
    }
}

package dev.rollcall.service.http;

import dev.rollcall.service.text.Json;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An answer that is not what was asked for, in the form of RFC 9457. Thrown by routes; becomes the response. */
final class Problem extends RuntimeException {
    static final String CONTENT_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;
    private final transient Map<String, String> more = new TreeMap<>();
    private final transient Map<String, String> headers = new TreeMap<>();

    /** A problem of a kind that programs can tell by its type; the detail is one sentence for a person. */
    Problem(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
    }

    static Problem badParameter(String parameter, String detail) {
        return new Problem(400, "bad-parameter", "A parameter is not valid", parameter + ": " + detail)
                .with("parameter", parameter);
    }

    static Problem leftOut(String segment, LocalDate keptFrom) {
        String detail = "this instance has no room in its memory for days of " + segment + " before " + keptFrom
                + "; ask for later ones, or use query";
        return new Problem(404, "days-left-out", "Days that did not fit", detail)
                .with("segment", segment)
                .with("keptFrom", keptFrom.toString());
    }

    static Problem unauthorized() {
        return new Problem(
                        401, "unauthorized", "A token is needed", "send the header Authorization: Bearer <http.token>")
                .withHeader("WWW-Authenticate", "Bearer realm=\"rollcall\"");
    }

    static Problem notYet(String detail) {
        return new Problem(503, "not-yet", "Not ready yet", detail).withHeader("Retry-After", "1");
    }

    Problem with(String member, String value) {
        more.put(member, value);
        return this;
    }

    private Problem withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    void send(Context context) {
        headers.forEach(context::header);
        Answer.sendFresh(context, status, CONTENT_TYPE, members());
    }

    /** JSON in UTF-8. */
    byte[] body() {
        return Json.of(members());
    }

    private Map<String, Object> members() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:rollcall:problem:" + type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", getMessage());
        body.putAll(more);
        return body;
    }
}

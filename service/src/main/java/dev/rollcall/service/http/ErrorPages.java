package dev.rollcall.service.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers with a {@link Problem} where the server itself refuses a request, before any route sees it. Immutable. */
final class ErrorPages extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        Problem problem = new Problem(status, "refused", HttpStatus.getMessage(status), detail(status, message));
        Routes.SECURITY_HEADERS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
    }

    private static String detail(int status, String message) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            return "this instance serves too many requests at once; ask again later";
        }
        return HttpStatus.isServerError(status) ? "the log of this instance says why" : "the request: " + message;
    }
}

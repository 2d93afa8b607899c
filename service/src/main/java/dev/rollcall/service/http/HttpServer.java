package dev.rollcall.service.http;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, on the configured port or the next that is free. Thread-safe. */
final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int HIGHEST_PORT = 65_535;
    private static final int PORTS_TO_TRY = 100;

    /** One for each stream, and some for all the rest. */
    private static final int MOST_THREADS = StreamRoute.MOST_CLIENTS + 16;

    private static final int LEAST_THREADS = 2;
    private static final int IDLE_THREAD_ENDS_AFTER_MS = 60_000;

    private final Javalin javalin;
    private final String host;

    private HttpServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
    }

    /**
     * Starts to listen.
     *
     * @param settings say where
     * @param routes what is served
     * @return the server, which answers
     * @throws UserError if it cannot listen there
     */
    static HttpServer start(Settings settings, Routes routes) {
        String host = settings.httpHost();
        int wanted = settings.httpPort();
        requireAddress(host);
        int last = wanted == 0 ? 0 : Math.min(HIGHEST_PORT, wanted + PORTS_TO_TRY - 1);
        for (int port = wanted; port <= last; port++) {
            if (refusal(host, port) == null) {
                try {
                    HttpServer server = new HttpServer(listen(host, port, routes), host);
                    server.announce(wanted, settings.httpToken().isPresent());
                    return server;
                } catch (JavalinBindException e) {
                    LOG.debug("Port {} was taken this very moment", port, e);
                }
            }
        }
        throw new UserError("http.port " + wanted + ": no port from there to " + last + " can be had on " + host + ": "
                + refusal(host, last) + "; set another one, or -1 for no HTTP");
    }

    private static void requireAddress(String host) {
        String refusal = refusal(host, 0);
        if (refusal != null) {
            throw new UserError("http.host " + host + ": no address of this machine: " + refusal
                    + "; set one that is, as 127.0.0.1 or 0.0.0.0");
        }
    }

    /** Why a port cannot be had; null if it can. Costs little, where a whole server costs much. */
    private static String refusal(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return null;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static Javalin listen(String host, int port, Routes routes) {
        return Javalin.create(config -> configure(config, routes)).start(host, port);
    }

    private static void configure(JavalinConfig config, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_THREAD_ENDS_AFTER_MS);
        threads.setName("rollcall-http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        routes.addTo(config.routes);
    }

    private void announce(int wanted, boolean token) {
        if (wanted > 0 && wanted != port()) {
            LOG.info("HTTP port {} is taken", wanted);
        }
        LOG.info("HTTP on {}", url());
        if (!token && !isLoopback()) {
            LOG.warn(
                    "Everybody who reaches {} port {} can read the counts over HTTP; set http.token, or http.host=127.0.0.1",
                    host,
                    port());
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens. */
    int port() {
        return javalin.port();
    }

    /** What to open in a browser. */
    String url() {
        return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + port() + '/';
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

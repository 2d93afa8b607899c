package dev.rollcall.service.http;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, on the port that is set, or on the default one or the next that is free. Thread-safe. */
final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int HIGHEST_PORT = 65_535;
    private static final int PORTS_TO_TRY = 100;

    /** One for each stream, and some for all the rest but health. */
    private static final int MOST_REQUESTS = StreamRoute.MOST_CLIENTS + 16;

    /** Those on top are for health, and for the server itself: its acceptors and selectors. */
    private static final int MOST_THREADS = MOST_REQUESTS + 24;

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
     * @param beside whether an instance with the same settings may well have the port that they name
     * @return the server, which answers
     * @throws UserError if it cannot listen there
     */
    static HttpServer start(Settings settings, Routes routes, boolean beside) {
        String host = settings.httpHost();
        int wanted = settings.httpPort();
        requireAddress(host);
        int last = isSet(settings) && !beside ? wanted : Math.min(HIGHEST_PORT, wanted + PORTS_TO_TRY - 1);
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
        String ports = last == wanted ? " is not free" : ": no port from there to " + last + " is free";
        String reason = Objects.requireNonNullElse(refusal(host, last), "taken this very moment");
        throw new UserError(SettingsKeys.HTTP_PORT + " " + wanted + ports + " on " + host + ": " + reason
                + "; set another one, 0 for any free port, or -1 for no HTTP");
    }

    /** Who set a port will look for it there, and not at the next one. */
    private static boolean isSet(Settings settings) {
        return settings.effective().stream()
                .anyMatch(setting -> setting.key().equals(SettingsKeys.HTTP_PORT)
                        && !setting.origin().equals("default"));
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
        config.jetty.modifyServer(HttpServer::configure);
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ErrorPages()));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        routes.addTo(config.routes);
    }

    /** Requests beyond the limit wait without a thread, so that there is always one for health. */
    private static void configure(Server server) {
        QoSHandler limit = new QoSHandler();
        limit.setMaxRequestCount(MOST_REQUESTS);
        limit.excludePath("/health/*");
        server.insertHandler(limit);
        server.setErrorHandler(new ErrorPages());
    }

    private void announce(int wanted, boolean token) {
        if (wanted > 0 && wanted != port()) {
            LOG.info("HTTP port {} is taken", wanted);
        }
        LOG.info("HTTP on {}", url());
        if (!token && !AllowedHosts.isLoopback(host)) {
            LOG.warn(
                    "Everybody who reaches {} port {} can read the counts over HTTP; set http.token, or http.host=127.0.0.1",
                    host,
                    port());
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

package dev.rollcall.sinks.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.SinkSettings;
import dev.rollcall.sinks.DeposedException;
import dev.rollcall.sinks.Secrets;
import dev.rollcall.sinks.TargetAwayException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * One connection to Redis. After any failure it is gone, so that nothing is written to a server that was restarted before it has been asked anew what it holds. Of a cluster
 * the node is found to which our keys belong. Used by one thread.
 */
final class Server implements AutoCloseable {
    private static final int CONNECT_WITHIN_MS = 10_000;
    private static final int ANSWER_WITHIN_MS = 60_000;

    /** Replies are taken after so many commands, or they would fill the buffers of both sides. */
    private static final int COMMANDS_AT_ONCE = 1_000;

    private final HostAndPort address;
    private final DefaultJedisClientConfig config;
    private final Secrets secrets;
    private Optional<HostAndPort> moved = Optional.empty();
    private Connection connection;

    /** A server, not connected yet. */
    Server(SinkSettings settings) {
        secrets = new Secrets(settings);
        URI uri;
        try {
            uri = URI.create(settings.url().orElseThrow());
            if (!JedisURIHelper.isValid(uri)) {
                throw new IllegalArgumentException("host and port are missing");
            }
        } catch (IllegalArgumentException e) {
            throw new UserError("sink.url: no address of Redis: " + secrets.hideIn(Objects.toString(e.getMessage()))
                    + "; write it as redis://host:6379/0");
        }
        address = JedisURIHelper.getHostAndPort(uri);
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder(uri)
                .connectionTimeoutMillis(CONNECT_WITHIN_MS)
                .socketTimeoutMillis(ANSWER_WITHIN_MS)
                .protocol(RedisProtocol.RESP2)
                .clientName("rollcall");
        settings.user().ifPresent(builder::user);
        settings.password().ifPresent(builder::password);
        config = builder.build();
    }

    /** One command with its arguments as text. */
    record Request(Command command, byte[]... arguments) {
        static Request of(Command command, String... arguments) {
            byte[][] bytes = new byte[arguments.length][];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = arguments[at].getBytes(UTF_8);
            }
            return new Request(command, bytes);
        }
    }

    /** Connects, unless there is a connection. */
    void connect() {
        if (connection != null) {
            return;
        }
        HostAndPort node = moved.orElse(address);
        moved = Optional.empty();
        try {
            connection = new Connection(node, config);
            connection.connect();
        } catch (JedisAccessControlException e) {
            throw refused(e);
        } catch (JedisException e) {
            throw away(e);
        }
    }

    private UserError refused(JedisException failure) {
        close();
        return new UserError("sink.url: Redis refuses: " + words(failure)
                + "; correct sink.url, sink.user and sink.password, or grant what docs/sinks.md lists");
    }

    private RuntimeException away(JedisException failure) {
        close();
        if (failure instanceof JedisRedirectionException redirection) {
            moved = Optional.ofNullable(redirection.getTargetNode());
        }
        return new TargetAwayException(words(failure), failure);
    }

    private String words(JedisException failure) {
        Throwable last = failure;
        while (last instanceof JedisConnectionException && last.getCause() != null) {
            last = last.getCause();
        }
        return secrets.hideIn(
                Objects.toString(last.getMessage(), last.getClass().getSimpleName()));
    }

    /** What Redis answers to one command. */
    Object ask(Request request) {
        try {
            connection.sendCommand(request.command(), request.arguments());
            return connection.getOne();
        } catch (JedisAccessControlException e) {
            throw refused(e);
        } catch (JedisException e) {
            throw understood(e);
        }
    }

    /** The words before the first blank of an error tell what it is about. */
    private RuntimeException understood(JedisException failure) {
        String words = words(failure);
        boolean ours = words.startsWith("NOPERM") || words.startsWith("WRONGTYPE") || words.startsWith("ERR");
        return failure instanceof JedisDataException && ours ? refused(failure) : away(failure);
    }

    /**
     * Does something all or nothing, provided that a key has a value.
     *
     * @throws DeposedException if it has another one; then nothing was done
     */
    void atomically(String key, Optional<String> value, Iterator<Request> requests) {
        ask(Request.of(Command.WATCH, key));
        if (!Optional.ofNullable(Reply.text(ask(Request.of(Command.GET, key)))).equals(value)) {
            ask(Request.of(Command.UNWATCH));
            throw new DeposedException();
        }
        boolean done = false;
        try {
            ask(Request.of(Command.MULTI));
            while (requests.hasNext()) {
                send(requests);
            }
            done = true;
            if (ask(Request.of(Command.EXEC)) instanceof List<?> replies) {
                for (Object reply : replies) {
                    if (reply instanceof JedisDataException e) {
                        throw understood(e);
                    }
                }
                return;
            }
            throw new DeposedException();
        } finally {
            if (!done) {
                // Whatever failed, nothing of it may be done with what comes next.
                close();
            }
        }
    }

    private void send(Iterator<Request> requests) {
        List<Object> replies = new ArrayList<>();
        try {
            int sent = 0;
            while (requests.hasNext() && sent < COMMANDS_AT_ONCE) {
                Request request = requests.next();
                connection.sendCommand(request.command(), request.arguments());
                sent++;
            }
            replies.addAll(connection.getMany(sent));
        } catch (JedisAccessControlException e) {
            throw refused(e);
        } catch (JedisException e) {
            throw understood(e);
        }
        for (Object reply : replies) {
            if (reply instanceof JedisException e) {
                throw understood(e);
            }
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (JedisException e) {
                // It is gone.
            }
            connection = null;
        }
    }
}

package dev.rollcall.app.testing;

import dev.rollcall.trials.testbed.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A database of its own, as a process that can be killed. */
public final class DatabaseServer implements AutoCloseable {
    private final Path directory;
    private final Kind kind;
    private final int port;
    private final List<String> command;
    private ChildProcess process;

    /** Which one. */
    public enum Kind {
        /** PostgreSQL of Debian's packages. */
        POSTGRESQL,
        /** MariaDB of Debian's packages. */
        MARIADB
    }

    private DatabaseServer(Kind kind, Path directory, int port, List<String> command) {
        this.kind = kind;
        this.directory = directory;
        this.port = port;
        this.command = command;
    }

    /** Starts one in an empty directory; nothing where it is not installed. */
    public static Optional<DatabaseServer> start(Kind kind, Path directory) throws IOException {
        Optional<Path> program = program(kind);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run(List.of("chown", "nobody:nogroup", directory.toString()), directory);
        run(List.of("chmod", "755", directory.getParent().toString()), directory);
        DatabaseServer server = new DatabaseServer(
                kind,
                directory,
                port,
                kind == Kind.POSTGRESQL
                        ? postgres(program.get(), directory, port)
                        : mariaDb(program.get(), directory, port));
        server.start();
        return Optional.of(server);
    }

    private static Optional<Path> program(Kind kind) throws IOException {
        if (kind == Kind.MARIADB) {
            return Optional.of(Path.of("/usr/sbin/mariadbd")).filter(Files::exists);
        }
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.exists(versions)) {
            return Optional.empty();
        }
        try (var found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin/postgres"))
                    .filter(Files::exists)
                    .findFirst();
        }
    }

    private static List<String> postgres(Path program, Path directory, int port) throws IOException {
        Path data = directory.resolve("data");
        run(
                List.of(
                        program.resolveSibling("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "app",
                        "-A",
                        "trust",
                        "-N",
                        "--locale=C",
                        "-E",
                        "UTF8"),
                directory);
        return List.of(
                program.toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off");
    }

    private static List<String> mariaDb(Path program, Path directory, int port) throws IOException {
        Path data = directory.resolve("data");
        run(
                List.of(
                        "/usr/bin/mariadb-install-db",
                        "--no-defaults",
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--datadir=" + data),
                directory);
        Path init = Files.createTempFile("init", ".sql");
        Files.writeString(init, """
                create database if not exists app;
                create user if not exists 'app'@'127.0.0.1' identified by 'app';
                create user if not exists 'root'@'127.0.0.1';
                grant all on *.* to 'root'@'127.0.0.1';
                grant all on app.* to 'app'@'127.0.0.1';
                """);
        run(List.of("chmod", "644", init.toString()), directory);
        return List.of(
                program.toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + data.resolve("s"),
                "--init-file=" + init);
    }

    /** Both refuse to run as root. */
    private static List<String> unprivileged(List<String> command) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root") && !command.get(0).startsWith("ch")) {
            all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        all.addAll(command);
        return all;
    }

    private static void run(List<String> command, Path directory) throws IOException {
        Process process = new ProcessBuilder(unprivileged(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("database", ".log").toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " ended with status " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Starts it again after it was killed, and waits until it answers. */
    public void start() throws IOException {
        Path log = Files.createTempFile("database", ".log");
        process = ChildProcess.start(kind.name(), log, unprivileged(command));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Ends it and what it started by SIGKILL. */
    public void kill() {
        ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        process.kill();
    }

    /** Its address. */
    public String url() {
        return kind == Kind.POSTGRESQL
                ? "jdbc:postgresql://127.0.0.1:" + port + "/postgres"
                : "jdbc:mariadb://127.0.0.1:" + port + "/app?sslMode=disable";
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "app", "app");
    }

    /** A new connection of a user who may do everything, to MariaDB. */
    public Connection connectAsRoot() throws SQLException {
        return DriverManager.getConnection(url(), "root", "");
    }

    /** Where its files are. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        kill();
        process.close();
    }
}

package dev.rollcall.sinks.jdbc;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.SinkSettings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.RefusedRowException;
import dev.rollcall.sinks.Secrets;
import dev.rollcall.sinks.Source;
import dev.rollcall.sinks.Target;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** Tables of PostgreSQL, MariaDB or MySQL. Rows, and the positions they are from, are written in one transaction. */
public final class JdbcTarget implements Target {
    private final String url;
    private final Dialect dialect;
    private final Properties properties = new Properties();
    private final PositionTable positions;
    private final SqlFailures failures;
    private Connection connection;
    private long epoch;

    /**
     * A database, not connected yet.
     *
     * @param settings where it is; with an address
     * @param guard the partition whose row guards the tables, not null
     * @throws UserError if the driver does not understand the address
     */
    public JdbcTarget(SinkSettings settings, TopicPartition guard) {
        url = settings.url().orElseThrow();
        dialect = Dialect.of(url);
        positions = new PositionTable(guard);
        failures = new SqlFailures(new Secrets(settings));
        dialect.addDefaults(properties);
        settings.user().ifPresent(user -> properties.put("user", user));
        settings.password().ifPresent(password -> properties.put("password", password));
        try {
            dialect.check(url, properties);
        } catch (SQLException e) {
            throw failures.address(e);
        }
    }

    /** Something that is done with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    @Override
    public Set<Source> sources() {
        return Source.COMPACTED;
    }

    @Override
    public Map<TopicPartition, Position> claim(long generation, Runnable confirm) {
        connect();
        createTables();
        return transaction(open -> {
            long before = positions.epoch(open);
            if (generation <= before) {
                // The group may have been made anew, or we are an owner of former times who slept.
                confirm.run();
            }
            epoch = Math.max(generation, before + 1);
            positions.claim(open, before, epoch);
            return known(positions.read(open));
        });
    }

    /** The row that guards the tables may be there before there is a position to write. */
    private static Map<TopicPartition, Position> known(Map<TopicPartition, Position> found) {
        found.values().removeIf(position -> position.topicId().isEmpty());
        return found;
    }

    /** Creating what exists needs no right, but must not be tried where the right is missing. */
    private void createTables() {
        transaction(open -> {
            createUnlessThere(open, PositionTable.NAME, PositionTable.create(dialect));
            for (Table table : Table.values()) {
                createUnlessThere(open, table.tableName(), table.create(dialect));
            }
            return null;
        });
    }

    private static void createUnlessThere(Connection open, String name, String create) throws SQLException {
        if (!isThere(open, name)) {
            try (Statement statement = open.createStatement()) {
                statement.execute(create);
            }
        }
    }

    private static boolean isThere(Connection open, String name) throws SQLException {
        try (ResultSet found = open.getMetaData().getTables(open.getCatalog(), open.getSchema(), name, null)) {
            return found.next();
        }
    }

    @Override
    public void write(Collection<Change> changes, Map<TopicPartition, Position> newPositions) {
        writing(portion -> transaction(open -> {
            positions.claim(open, epoch, epoch);
            portion.set(changes);
            for (Map.Entry<Table, List<Change>> table : byTable(changes).entrySet()) {
                delete(open, table.getKey(), table.getValue());
                insert(open, table.getKey(), table.getValue());
            }
            positions.write(open, newPositions, epoch);
            return null;
        }));
    }

    @Override
    public void replace(
            Source source,
            Iterator<Collection<Change>> portions,
            Supplier<Map<TopicPartition, Position>> newPositions) {
        Table table = Table.of(source);
        writing(portion -> transaction(open -> {
            positions.claim(open, epoch, epoch);
            try (Statement statement = open.createStatement()) {
                statement.executeUpdate(table.deleteAll());
            }
            Set<String> seen = new HashSet<>();
            while (portions.hasNext()) {
                List<Change> next = List.copyOf(portions.next());
                portion.set(next);
                // Of a topic that is not compacted yet a key may come more than once.
                delete(
                        open,
                        table,
                        next.stream().filter(change -> !seen.add(change.key())).toList());
                insert(open, table, next);
            }
            positions.write(open, newPositions.get(), epoch);
            return null;
        }));
    }

    /** Writes, and finds the row if one is refused. */
    private void writing(Consumer<AtomicReference<Collection<Change>>> work) {
        AtomicReference<Collection<Change>> portion = new AtomicReference<>(List.of());
        try {
            work.accept(portion);
        } catch (RefusedException e) {
            throw refused(portion.get(), e);
        }
    }

    @Override
    public Map<TopicPartition, Position> positions() {
        connect();
        return transaction(open -> isThere(open, PositionTable.NAME) ? known(positions.read(open)) : Map.of());
    }

    @Override
    public Contents read() {
        connect();
        return transaction(open -> {
            // All tables as of one moment; the connection is not used for anything else.
            open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Map<Source, Map<String, Set<String>>> rows = new EnumMap<>(Source.class);
            for (Table table : Table.values()) {
                rows.put(table.source(), isThere(open, table.tableName()) ? read(open, table) : Map.of());
            }
            return new Contents(isThere(open, PositionTable.NAME) ? known(positions.read(open)) : Map.of(), rows);
        });
    }

    private static Map<String, Set<String>> read(Connection open, Table table) throws SQLException {
        Map<String, Set<String>> rows = new HashMap<>();
        try (Statement select = open.createStatement();
                ResultSet found = select.executeQuery(table.select())) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = found.getObject(column + 1);
                }
                rows.computeIfAbsent(table.recordKey(row), key -> new HashSet<>())
                        .add(text(row));
            }
        }
        return rows;
    }

    @Override
    public Set<String> rowsOf(Change change) {
        return Table.of(change.source()).rows(change).stream()
                .map(JdbcTarget::text)
                .collect(Collectors.toSet());
    }

    private static String text(Object[] row) {
        return Arrays.stream(row).map(Objects::toString).collect(Collectors.joining(", "));
    }

    private static Map<Table, List<Change>> byTable(Collection<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> Table.of(change.source()), () -> new EnumMap<>(Table.class), Collectors.toList()));
    }

    private static void delete(Connection open, Table table, List<Change> changes) throws SQLException {
        execute(open, table.delete(), changes.stream().map(table::key));
    }

    private static void insert(Connection open, Table table, List<Change> changes) throws SQLException {
        execute(open, table.insert(), changes.stream().flatMap(change -> table.rows(change).stream()));
    }

    private static void execute(Connection open, String sql, Stream<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            boolean any = false;
            for (Object[] row : (Iterable<Object[]>) rows::iterator) {
                for (int column = 0; column < row.length; column++) {
                    statement.setObject(column + 1, row[column]);
                }
                statement.addBatch();
                any = true;
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    /** Finds the row by trying one after the other; nothing of it stays. */
    private RuntimeException refused(Collection<Change> changes, RefusedException failure) {
        for (Change change : changes) {
            if (connection == null) {
                break;
            }
            try {
                delete(connection, Table.of(change.source()), List.of(change));
                insert(connection, Table.of(change.source()), List.of(change));
            } catch (SQLException e) {
                return failures.working(e) == null
                        ? refused("row " + change.key(), failures.words(e))
                        : failures.away(e);
            } finally {
                rollBack();
            }
        }
        return refused("rows", failure.getMessage());
    }

    private static RefusedRowException refused(String what, String words) {
        return new RefusedRowException("sink.url: the database does not take " + what + ": " + words
                + "; correct its tables, and start the sink again");
    }

    private void connect() {
        if (connection != null) {
            return;
        }
        try {
            connection = DriverManager.getConnection(url, properties);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        } catch (SQLException e) {
            close();
            throw failures.connecting(e);
        }
    }

    private <T> T transaction(Work<T> work) {
        boolean done = false;
        try {
            T result = work.run(connection);
            connection.commit();
            done = true;
            return result;
        } catch (SQLException e) {
            throw understood(e);
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private RuntimeException understood(SQLException failure) {
        RuntimeException known = failures.working(failure);
        return known == null ? new RefusedException(failures.words(failure), failure) : known;
    }

    /** A failure that is about a row. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String words, SQLException cause) {
            super(words, cause);
        }
    }

    private void rollBack() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // Then it is gone, and with it the transaction.
            close();
        }
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // It ends with the process.
        } finally {
            connection = null;
        }
    }
}

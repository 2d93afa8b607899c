package dev.rollcall.sinks.jdbc;

import dev.rollcall.sinks.DeposedException;
import dev.rollcall.sinks.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where each partition is in the tables, and the epoch of the owner, which guards them: every transaction begins by writing it to one row
 * where it must already stand. So of two owners the later one waits for the earlier one's transaction, and the earlier one finds another epoch afterwards.
 */
final class PositionTable {
    /** The table's name. */
    static final String NAME = "rollcall_positions";

    private static final String WHERE = " where topic = ? and partition_id = ?";

    private final TopicPartition guard;

    /** Guarded by the row of a partition that there always is. */
    PositionTable(TopicPartition guard) {
        this.guard = guard;
    }

    static String create(Dialect dialect) {
        return "create table if not exists " + NAME
                + " (topic varchar(249) not null, partition_id int not null, topic_id varchar(40) not null, position bigint not null,"
                + " epoch bigint not null, primary key (topic, partition_id))" + dialect.tableOptions();
    }

    /** The epoch of the owner; 0 if there was none. */
    long epoch(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select epoch from " + NAME + WHERE)) {
            bind(select, 1, guard);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : insertGuard(connection);
            }
        }
    }

    private long insertGuard(Connection connection) throws SQLException {
        put(connection, guard, new Position("", 0), 0);
        return 0;
    }

    /** Writes an epoch where another one stands; fails if that is another one than expected. */
    void claim(Connection connection, long before, long epoch) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + NAME + " set epoch = ?" + WHERE + " and epoch = ?")) {
            update.setLong(1, epoch);
            bind(update, 2, guard);
            update.setLong(4, before);
            if (update.executeUpdate() != 1) {
                throw new DeposedException();
            }
        }
    }

    Map<TopicPartition, Position> read(Connection connection) throws SQLException {
        Map<TopicPartition, Position> positions = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select topic, partition_id, topic_id, position from " + NAME)) {
            while (row.next()) {
                positions.put(
                        new TopicPartition(row.getString(1), row.getInt(2)),
                        new Position(row.getString(3), row.getLong(4)));
            }
        }
        return positions;
    }

    void write(Connection connection, Map<TopicPartition, Position> positions, long epoch) throws SQLException {
        for (Map.Entry<TopicPartition, Position> position : positions.entrySet()) {
            try (PreparedStatement update = connection.prepareStatement(
                    "update " + NAME + " set topic_id = ?, position = ?, epoch = ?" + WHERE)) {
                update.setString(1, position.getValue().topicId());
                update.setLong(2, position.getValue().offset());
                update.setLong(3, epoch);
                bind(update, 4, position.getKey());
                if (update.executeUpdate() == 0) {
                    put(connection, position.getKey(), position.getValue(), epoch);
                }
            }
        }
    }

    private static void put(Connection connection, TopicPartition partition, Position position, long epoch)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + NAME + " (topic, partition_id, topic_id, position, epoch) values (?, ?, ?, ?, ?)")) {
            bind(insert, 1, partition);
            insert.setString(3, position.topicId());
            insert.setLong(4, position.offset());
            insert.setLong(5, epoch);
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, TopicPartition partition) throws SQLException {
        statement.setString(first, partition.topic());
        statement.setInt(first + 1, partition.partition());
    }
}

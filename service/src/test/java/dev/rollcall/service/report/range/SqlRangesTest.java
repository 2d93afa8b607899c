package dev.rollcall.service.report.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.GapsRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table and the question in SQL that {@code docs/measures.md} gives for ranges of days, on SQLite. */
class SqlRangesTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-11-20");
    private static final int DAYS = 500;

    @Test
    void theDocumentedSqlCountsTheUsersOfAnyRange() throws SQLException, IOException {
        History history = History.random(7, FIRST, DAYS, 120);
        Random random = new Random(7);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = database.createStatement()) {
            statement.execute(documented("create table [^;]*;"));
            insert(database, history, "all");
            insert(database, History.random(8, FIRST, DAYS, 10), "country=DE");
            String question = documented("select sum[^;]*;");

            for (int i = 0; i < 300; i++) {
                LocalDate from = FIRST.plusDays(random.nextInt(DAYS + 20) - 10);
                LocalDate to = from.plusDays(random.nextInt(i % 2 == 0 ? DAYS : 40));

                assertThat(users(database, question, from, to))
                        .as("%s to %s", from, to)
                        .isEqualTo(history.active(from, to).size());
            }
        }
    }

    private static String documented(String pattern) throws IOException {
        Matcher sql = Pattern.compile(pattern).matcher(Files.readString(Path.of("../docs/measures.md")));
        assertThat(sql.find()).isTrue();
        return sql.group();
    }

    private static void insert(Connection database, History history, String segment) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("insert into active_user_gaps values (?, ?, ?, ?, ?)")) {
            for (GapsRow row : history.gaps(segment)) {
                insert(insert, row, 0, row.newUsers());
                for (Map.Entry<Integer, Long> gap : row.gaps().entrySet()) {
                    insert(insert, row, gap.getKey(), gap.getValue());
                }
            }
        }
    }

    private static void insert(PreparedStatement insert, GapsRow row, int gap, long users) throws SQLException {
        insert.setString(1, row.day().toString());
        insert.setString(2, row.segment());
        insert.setInt(3, gap);
        insert.setString(4, gap == 0 ? null : row.day().minusDays(gap).toString());
        insert.setLong(5, users);
        insert.executeUpdate();
    }

    private static long users(Connection database, String question, LocalDate from, LocalDate to) throws SQLException {
        // The driver numbers its parameters by their names.
        String numbered = question.replace(":segment", "?1").replace(":a", "?2").replace(":b", "?3");
        try (PreparedStatement select = database.prepareStatement(numbered)) {
            select.setString(1, "all");
            select.setString(2, from.toString());
            select.setString(3, to.toString());
            try (ResultSet sum = select.executeQuery()) {
                return sum.next() ? sum.getLong(1) : 0;
            }
        }
    }
}

package dev.rollcall.sinks.jdbc;

import dev.rollcall.report.Accounts;
import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One table: its columns, and the rows that a record of its topic becomes. The first columns are those of the record's key, so that a record replaces
 * all rows that the former one of its key became.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state, and nobody changes the columns.
enum Table {
    ACTIVE_USERS(
            Source.ACTIVE_USERS,
            "active_users",
            "segment, day",
            2,
            List.of(
                    "day date not null",
                    "segment TEXT not null",
                    "zone varchar(64) not null",
                    "dau bigint not null",
                    "wau bigint not null",
                    "mau bigint not null",
                    "new_users bigint not null",
                    "returning_users bigint not null",
                    "resurrected_users bigint not null",
                    "dormant_users bigint not null",
                    "wtd bigint not null",
                    "mtd bigint not null"),
            Table::dayAndSegment,
            row -> activeUsers((ReportRow) row)),
    GAPS(
            Source.GAPS,
            "active_user_gaps",
            "segment, day, gap",
            2,
            List.of(
                    "day date not null",
                    "segment TEXT not null",
                    "gap int not null",
                    "previous date",
                    "users bigint not null"),
            Table::dayAndSegment,
            row -> gaps((GapsRow) row)),
    RETENTION(
            Source.RETENTION,
            "active_user_retention",
            "period, segment, cohort, n",
            3,
            List.of(
                    "period varchar(8) not null",
                    "cohort date not null",
                    "segment TEXT not null",
                    "n int not null",
                    "users bigint not null"),
            Table::periodCohortAndSegment,
            row -> retention((RetentionRow) row)),
    ACCOUNTS(
            Source.ACCOUNTS,
            "rollcall_accounts",
            "topic, partition_id",
            2,
            List.of(
                    "topic varchar(249) not null",
                    "partition_id int not null",
                    "read_events bigint not null",
                    "first_events bigint not null",
                    "repeat_events bigint not null",
                    "ignored_events bigint not null",
                    "rejected_events bigint not null",
                    "lost_events bigint not null",
                    "newest varchar(40)"),
            Table::topicAndPartition,
            row -> accounts((Accounts) row));

    private final Source source;
    private final String tableName;
    private final String primaryKey;
    private final int keyColumns;
    private final List<String> columns;
    private final Function<String, Object[]> keyOf;
    private final Function<Object, List<Object[]>> rowsOf;

    Table(
            Source source,
            String tableName,
            String primaryKey,
            int keyColumns,
            List<String> columns,
            Function<String, Object[]> keyOf,
            Function<Object, List<Object[]>> rowsOf) {
        this.source = source;
        this.tableName = tableName;
        this.primaryKey = primaryKey;
        this.keyColumns = keyColumns;
        this.columns = columns;
        this.keyOf = keyOf;
        this.rowsOf = rowsOf;
    }

    static Table of(Source source) {
        return Arrays.stream(values())
                .filter(table -> table.source == source)
                .findFirst()
                .orElseThrow();
    }

    Source source() {
        return source;
    }

    String tableName() {
        return tableName;
    }

    /** The values of the key columns by which the rows of a record are found. */
    Object[] key(Change change) {
        return keyOf.apply(change.key());
    }

    /** The rows of a record: a value for each column. */
    List<Object[]> rows(Change change) {
        return change.row().map(rowsOf).orElse(List.of());
    }

    /** The key of the record that a row is from. */
    String recordKey(Object[] row) {
        return Zeros.decode(Arrays.stream(row, 0, keyColumns)
                .map(Object::toString)
                .collect(Collectors.joining(source == Source.ACCOUNTS ? "-" : "/")));
    }

    String create(Dialect dialect) {
        return "create table if not exists " + tableName + " ("
                + columns.stream()
                        .map(column -> column.replace("TEXT", dialect.text()))
                        .collect(Collectors.joining(", "))
                + ", primary key (" + primaryKey + "))" + dialect.tableOptions();
    }

    String select() {
        return "select " + String.join(", ", names()) + " from " + tableName;
    }

    String deleteAll() {
        return "delete from " + tableName;
    }

    String delete() {
        return deleteAll() + " where "
                + names().subList(0, keyColumns).stream()
                        .map(name -> name + " = ?")
                        .collect(Collectors.joining(" and "));
    }

    String insert() {
        return "insert into " + tableName + " (" + String.join(", ", names()) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    private List<String> names() {
        return columns.stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .toList();
    }

    private static Object[] dayAndSegment(String key) {
        int slash = key.indexOf('/');
        return new Object[] {LocalDate.parse(key.substring(0, slash)), Zeros.encode(key.substring(slash + 1))};
    }

    private static Object[] periodCohortAndSegment(String key) {
        int slash = key.indexOf('/');
        Object[] rest = dayAndSegment(key.substring(slash + 1));
        return new Object[] {key.substring(0, slash), rest[0], rest[1]};
    }

    private static Object[] topicAndPartition(String key) {
        int dash = key.lastIndexOf('-');
        return new Object[] {key.substring(0, dash), Integer.valueOf(key.substring(dash + 1))};
    }

    private static List<Object[]> activeUsers(ReportRow row) {
        Counts counts = row.counts();
        return Collections.singletonList(new Object[] {
            row.day(),
            Zeros.encode(row.segment()),
            row.zone().getId(),
            counts.dau(),
            counts.wau(),
            counts.mau(),
            counts.newUsers(),
            counts.returning(),
            counts.resurrected(),
            counts.dormant(),
            counts.wtd(),
            counts.mtd()
        });
    }

    private static List<Object[]> gaps(GapsRow row) {
        List<Object[]> rows = new ArrayList<>();
        String segment = Zeros.encode(row.segment());
        if (row.newUsers() > 0) {
            rows.add(new Object[] {row.day(), segment, 0, null, row.newUsers()});
        }
        row.gaps()
                .forEach((gap, users) -> rows.add(
                        new Object[] {row.day(), segment, gap, row.day().minusDays(gap), users}));
        return rows;
    }

    private static List<Object[]> retention(RetentionRow row) {
        List<Object[]> rows = new ArrayList<>();
        String period = row.period().name().toLowerCase(Locale.ROOT);
        String segment = Zeros.encode(row.segment());
        for (int n = 0; n < row.active().size(); n++) {
            rows.add(
                    new Object[] {period, row.cohort(), segment, n, row.active().get(n)});
        }
        return rows;
    }

    private static List<Object[]> accounts(Accounts row) {
        return Collections.singletonList(new Object[] {
            row.topic(),
            row.partition(),
            row.read(),
            row.first(),
            row.repeat(),
            row.ignored(),
            row.rejectedEvents(),
            row.lost(),
            row.newest() == null ? null : row.newest().toString()
        });
    }
}

package dev.rollcall.sinks.jdbc;

import java.sql.SQLException;
import java.util.Properties;
import org.mariadb.jdbc.Configuration;
import org.postgresql.Driver;
import org.postgresql.jdbc.SslMode;

/** Where databases differ. */
enum Dialect {
    /** PostgreSQL. */
    POSTGRESQL("varchar(800) collate \"C\"", "") {
        @Override
        void addDefaults(Properties properties) {
            properties.put("reWriteBatchedInserts", "true");
            properties.put("connectTimeout", "10");
            properties.put("socketTimeout", Integer.toString(ANSWER_WITHIN_SECONDS));
            properties.put("tcpKeepAlive", "true");
            properties.put("ApplicationName", "rollcall");
        }

        @Override
        void check(String url, Properties properties) throws SQLException {
            Properties parsed = Driver.parseURL(url, properties);
            if (parsed == null) {
                throw new SQLException("it cannot be parsed");
            }
            SslMode.of(parsed);
        }
    },
    /** MariaDB and MySQL, whose keys hold at most 3,072 bytes. */
    MARIADB("varchar(700) character set utf8mb4 collate utf8mb4_nopad_bin", " engine = InnoDB") {
        @Override
        void addDefaults(Properties properties) {
            properties.put("connectTimeout", "10000");
            properties.put("socketTimeout", Integer.toString(ANSWER_WITHIN_SECONDS * 1000));
            properties.put("tcpKeepAlive", "true");
        }
    },
    /** MySQL, by the driver of MariaDB; it has other names for the same. */
    MYSQL("varchar(700) character set utf8mb4 collate utf8mb4_0900_bin", " engine = InnoDB") {
        @Override
        void addDefaults(Properties properties) {
            MARIADB.addDefaults(properties);
            properties.put("permitMysqlScheme", "true");
        }
    };

    /** As long as a consumer may be silent: a table that is emptied may take as long, and a lock that somebody holds. */
    private static final int ANSWER_WITHIN_SECONDS = 300;

    private final String text;
    private final String tableOptions;

    Dialect(String text, String tableOptions) {
        this.text = text;
        this.tableOptions = tableOptions;
    }

    /** That of an address. */
    static Dialect of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        return url.startsWith("jdbc:mysql:") ? MYSQL : MARIADB;
    }

    /** The type of text that is compared byte by byte, without padding. */
    String text() {
        return text;
    }

    /** What stands behind the columns of a table. */
    String tableOptions() {
        return tableOptions;
    }

    /** Adds what the driver is to do unless the address says otherwise. */
    abstract void addDefaults(Properties properties);

    /** Fails if the driver does not understand an address, whether or not there is a database. */
    void check(String url, Properties properties) throws SQLException {
        if (Configuration.parse(url, properties) == null) {
            throw new SQLException("it cannot be parsed");
        }
    }
}

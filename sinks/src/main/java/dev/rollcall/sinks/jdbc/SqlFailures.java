package dev.rollcall.sinks.jdbc;

import dev.rollcall.service.UserError;
import dev.rollcall.sinks.Secrets;
import dev.rollcall.sinks.TargetAwayException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a database's failure means, by SQLSTATE, and by MariaDB's own numbers where those tell more. Immutable. */
final class SqlFailures {
    /**
     * Connection, too many of them, rollback by the server, resources, a statement that was cancelled, a lock that was not to be had, shutdown, files; and a server
     * that takes no writes, as one that is not the primary now.
     */
    private static final List<String> AWAY = List.of("08", "25006", "40", "53", "55P03", "57014", "57P", "58", "HYT");

    /** The same in MariaDB's numbers: lock wait timeout, deadlock, read-only, interrupted, shutdown, too many connections. */
    private static final Set<Integer> AWAY_NUMBERS =
            Set.of(1040, 1053, 1152, 1203, 1205, 1213, 1226, 1290, 1317, 1792, 1836, 1927, 1969, 2013);

    /** A wrong name or password, a database that there is not, a missing right, another schema. */
    private static final List<String> ACCESS = List.of("28", "3D", "3F", "42");

    private final Secrets secrets;

    SqlFailures(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A failure to connect. What neither the network nor the server says is about the address itself. */
    RuntimeException connecting(SQLException failure) {
        if (begins(failure, ACCESS)) {
            return new UserError("sink.url: the database refuses the connection: " + words(failure)
                    + "; correct sink.url, sink.user and sink.password");
        }
        boolean fromAfar = isFromNetwork(failure) || (isAway(failure) && !"08001".equals(failure.getSQLState()));
        return fromAfar ? away(failure) : address(failure);
    }

    /** An address that its driver does not understand. */
    UserError address(SQLException failure) {
        return new UserError(
                "sink.url: the driver does not accept the address: " + words(failure) + "; correct sink.url");
    }

    /** A failure that may well not come again. */
    TargetAwayException away(SQLException failure) {
        return new TargetAwayException(words(failure), failure);
    }

    /** A failure of a statement that is not about a single row; null if it is about one. */
    RuntimeException working(SQLException failure) {
        SQLException cause = failure instanceof BatchUpdateException && failure.getNextException() != null
                ? failure.getNextException()
                : failure;
        if (isAway(cause) || isFromNetwork(cause)) {
            return away(cause);
        }
        return begins(cause, ACCESS)
                ? new UserError("sink.url: the database refuses: " + words(cause)
                        + "; grant what docs/sinks.md lists, or use a schema without tables of these names")
                : null;
    }

    private static boolean isAway(SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || begins(failure, AWAY)
                || AWAY_NUMBERS.contains(failure.getErrorCode());
    }

    private static boolean isFromNetwork(SQLException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }

    /** The database's words in one line, without secrets. */
    String words(SQLException failure) {
        SQLException last = failure;
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        return secrets.hideIn(
                Objects.toString(last.getMessage(), last.getClass().getSimpleName()));
    }

    private static boolean begins(SQLException failure, List<String> classes) {
        String state = Objects.toString(failure.getSQLState(), "");
        return classes.stream().anyMatch(state::startsWith);
    }
}

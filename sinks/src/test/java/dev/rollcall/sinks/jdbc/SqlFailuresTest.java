package dev.rollcall.sinks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.SinkSettings;
import dev.rollcall.sinks.Secrets;
import dev.rollcall.sinks.TargetAwayException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailuresTest {
    private static final TopicPartition GUARD = new TopicPartition("active-users", 0);

    private final SqlFailures failures =
            new SqlFailures(new Secrets(new SinkSettings(Optional.empty(), Optional.empty(), Optional.of("s3cret"))));

    @ParameterizedTest
    @CsvSource({
        "08006, 0, connection broken",
        "57P01, 0, shutdown",
        "57014, 0, statement cancelled",
        "55P03, 0, lock not available",
        "40001, 0, serialization",
        "53100, 0, disk full",
        "25006, 0, a server that is no primary",
        "HY000, 1205, lock wait timeout of MariaDB",
        "HY000, 1290, read-only MariaDB",
    })
    void whatMayPassIsTriedAgain(String state, int number, String words) {
        assertThat(failures.working(new SQLException(words, state, number))).isInstanceOf(TargetAwayException.class);
    }

    @ParameterizedTest
    @CsvSource({"42501, 0", "42P01, 0", "42000, 1142"})
    void aMissingRightIsForThePersonToGrant(String state, int number) {
        assertThat(failures.working(new SQLException("no s3cret", state, number)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the database refuses: no [hidden]; grant what docs/sinks.md lists");
    }

    @ParameterizedTest
    @CsvSource({"22001, 0", "23514, 0", "22001, 1406"})
    void theRestIsAboutARow(String state, int number) {
        assertThat(failures.working(new SQLException("too long", state, number)))
                .isNull();
    }

    @Test
    void aDatabaseThatIsAwayIsNoWrongAddress() {
        assertThat(failures.connecting(new SQLException("refused", "08001", new ConnectException("refused"))))
                .isInstanceOf(TargetAwayException.class);
        assertThat(failures.connecting(new SQLException("the database system is starting up", "57P03")))
                .isInstanceOf(TargetAwayException.class);
        assertThat(failures.connecting(new SQLException("Too many connections", "08004", 1040)))
                .isInstanceOf(TargetAwayException.class);
    }

    @ParameterizedTest
    @CsvSource({"28P01, 0", "28000, 1045", "3D000, 0", "42000, 1049"})
    void whoIsRefusedHearsWhichKeysToCorrect(String state, int number) {
        assertThat(failures.connecting(new SQLException("refused", state, number)))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("correct sink.url, sink.user and sink.password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host:port/db?password=s3cret",
                "jdbc:postgresql://host/db?sslmode=perhaps&password=s3cret",
                "jdbc:mariadb://host:port/db?password=s3cret",
                "jdbc:mariadb://host/db?sslMode=perhaps&password=s3cret",
            })
    void anAddressThatNoDriverUnderstandsIsSaidWithoutItsSecrets(String url) {
        SinkSettings settings = new SinkSettings(Optional.of(url), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> new JdbcTarget(settings, GUARD))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("sink.url: the driver does not accept the address: ")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("\n");
    }
}

package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.reading.Condition;
import dev.rollcall.event.reading.Condition.Operator;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.event.time.TimeFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class SettingsTest {
    @Test
    void everythingButTheBrokersHasADefault() {
        Settings settings = Settings.of(Map.of("bootstrap.servers", "localhost:9092"));

        assertThat(settings.applicationId()).isEqualTo("rollcall");
        assertThat(settings.inputTopics()).containsExactly("events");
        assertThat(settings.eventSchema()).isEqualTo(new EventSchema("user_id", "ts", TimeFormat.AUTO, List.of()));
        assertThat(settings.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings.wauDays()).isEqualTo(7);
        assertThat(settings.mauDays()).isEqualTo(30);
        assertThat(settings.maxLateness()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.maxAhead()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.outputTopic()).isEqualTo("active-users");
        assertThat(settings.rejectedTopic()).isEqualTo("active-users-rejected");
        assertThat(settings.accountsTopic()).isEqualTo("active-users-accounts");
        assertThat(settings.visitsPartitions()).isEqualTo(8);
        assertThat(settings.replicationFactor()).isEqualTo((short) -1);
        assertThat(settings.stateDir()).isEqualTo(Path.of("state"));
        assertThat(settings.standbyReplicas()).isEqualTo(1);
        assertThat(settings.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.log()).isEqualTo(new LogSettings(LogSettings.Format.TEXT, Level.INFO));
        assertThat(settings.kafka()).isEmpty();
    }

    @Test
    void theBrokersAreRequired() {
        SettingsLoader nothing = new SettingsLoader();

        assertThatThrownBy(nothing::load)
                .isInstanceOf(SettingsException.class)
                .hasMessage("bootstrap.servers is required; set it in the configuration file, as"
                        + " ROLLCALL_BOOTSTRAP_SERVERS or with --set bootstrap.servers=VALUE");
    }

    @Test
    void brokersAreGivenBackAsKafkaTakesThem() {
        Settings settings = Settings.of(Map.of("bootstrap.servers", " one:9092 , [::1]:9093 "));

        assertThat(settings.bootstrapServers()).isEqualTo("one:9092,[::1]:9093");
    }

    @Test
    void theSchemaOfAnEventIsTakenFromItsKeys() {
        Settings settings = Assigned.settings(
                "input.user=@key",
                "input.time=@timestamp",
                "input.time.format=epoch-seconds",
                "dimensions=country, os = device.os ,a b=x=y");

        assertThat(settings.eventSchema())
                .isEqualTo(new EventSchema(
                        "@key",
                        "@timestamp",
                        TimeFormat.EPOCH_SECONDS,
                        List.of(
                                new Dimension("country", "country"),
                                new Dimension("os", "device.os"),
                                new Dimension("a b", "x=y"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto",
                "iso-8601",
                "epoch-seconds",
                "epoch-millis",
                "epoch-micros",
                "epoch-nanos",
                "dd/MM/yyyy HH:mm"
            })
    void everyTimeFormatHasAName(String name) {
        Settings settings = Assigned.settings("input.time.format=" + name);

        assertThat(settings.eventSchema().time().format().name()).isEqualTo(name);
    }

    @Test
    void conditionsAreReadInTheirOrder() {
        Settings settings = Assigned.settings(
                "input.where=event=login|page view, properties.$lib != server, session, !bot, /a=b=c");

        assertThat(settings.eventSchema().where())
                .containsExactly(
                        new Condition("event", Operator.IS, List.of("login", "page view")),
                        new Condition("properties.$lib", Operator.IS_NOT, List.of("server")),
                        new Condition("session", Operator.PRESENT, List.of()),
                        new Condition("bot", Operator.ABSENT, List.of()),
                        new Condition("/a", Operator.IS, List.of("b=c")));
    }

    @Test
    void whatIsGivenTakesThePlaceOfTheDefault() {
        Settings settings = Assigned.settings(
                "zone=Europe/Berlin",
                "mau.days=28",
                "time.max-lateness=PT0S",
                "topics.replication.factor=3",
                "standby.replicas=2",
                "threads=1");

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.mauDays()).isEqualTo(28);
        assertThat(settings.maxLateness()).isZero();
        assertThat(settings.replicationFactor()).isEqualTo((short) 3);
        assertThat(settings.standbyReplicas()).isEqualTo(2);
        assertThat(settings.threads()).isEqualTo(1);
    }

    @Test
    void clientsGetTheBrokersAndWhatEveryClientUnderstands() {
        Settings settings = Assigned.settings(
                "kafka.security.protocol=SASL_SSL",
                "kafka.request.timeout.ms=5000",
                "kafka.plug.in.region=eu-1",
                "kafka.client.id=mine",
                "kafka.client.tag.rack=a",
                "kafka.max.poll.records=10",
                "kafka.commit.interval.ms=200",
                "kafka.producer.linger.ms=5",
                "kafka.main.consumer.request.timeout.ms=1");

        assertThat(settings.clientProperties())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "security.protocol", "SASL_SSL",
                        "request.timeout.ms", "5000",
                        "plug.in.region", "eu-1"));
    }

    @Test
    void aWindowOfWeeksMayBeLongerThanThatOfMonths() {
        Settings settings = Assigned.settings("wau.days=64", "mau.days=2");

        assertThat(settings.wauDays()).isEqualTo(64);
        assertThat(settings.mauDays()).isEqualTo(2);
    }

    @Test
    void whatTheyHoldCannotBeChanged() {
        Settings settings = Assigned.settings("dimensions=country", "kafka.linger.ms=5");

        assertThat(settings.kafka()).isUnmodifiable();
        assertThat(settings.eventSchema().dimensions()).isUnmodifiable();
        assertThat(settings.effective()).isUnmodifiable();
        assertThat(settings.warnings()).isUnmodifiable();
    }
}

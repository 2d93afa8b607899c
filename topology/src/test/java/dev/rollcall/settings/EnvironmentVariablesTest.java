package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentVariablesTest {
    @ParameterizedTest
    @CsvSource({
        "ROLLCALL_INPUT_TOPIC, input.topic",
        "ROLLCALL_TIME_MAX_LATENESS, time.max-lateness",
        "ROLLCALL_TOPICS_REPLICATION_FACTOR, topics.replication.factor",
        "ROLLCALL_KAFKA_SECURITY_PROTOCOL, kafka.security.protocol",
        "ROLLCALL_KAFKA_MAIN_CONSUMER_MAX_POLL_RECORDS, kafka.main.consumer.max.poll.records",
        "ROLLCALL_KAFKA_RACK_AWARE_ASSIGNMENT_NON_OVERLAP_COST, kafka.rack.aware.assignment.non_overlap_cost",
        "ROLLCALL_KAFKA_TOPIC_SEGMENT_BYTES, kafka.topic.segment.bytes",
        "ROLLCALL_KAFKA_PLUG_IN_REGION, kafka.plug.in.region",
    })
    void dotsAndDashesAreUnderscores(String variable, String key) {
        EnvironmentVariables variables = new EnvironmentVariables(Map.of(variable, "1"));

        assertThat(variables.givens()).containsExactly(new Given(key, "1", "environment " + variable));
        assertThat(variables.warnings()).isEmpty();
    }

    @Test
    void everyKeyHasAVariable() {
        SettingsDefinition.KEYS.keySet().forEach(key -> {
            EnvironmentVariables variables =
                    new EnvironmentVariables(Map.of(EnvironmentVariables.variable(key), "value"));

            assertThat(variables.givens()).extracting(Given::key).containsExactly(key);
        });
    }

    @Test
    void variablesOfOthersAreLeftAlone() {
        EnvironmentVariables variables = new EnvironmentVariables(Map.of("PATH", "/bin", "rollcall_zone", "UTC"));

        assertThat(variables.givens()).isEmpty();
        assertThat(variables.warnings()).isEmpty();
    }

    @Test
    void anUnknownVariableIsAWarningAndNotAnError() {
        SettingsLoader loader = Assigned.loader().environment(Map.of("ROLLCALL_INPUT_TOPICS", "a"));

        Settings loaded = loader.load();

        assertThat(loaded.warnings())
                .containsExactly("ROLLCALL_INPUT_TOPICS is ignored: there is no such setting;"
                        + " did you mean ROLLCALL_INPUT_TOPIC?");
        assertThat(loaded.inputTopics()).containsExactly("events");
    }

    @ParameterizedTest
    @CsvSource({
        "ROLLCALL_SERVICE_HOST, 10.0.0.1",
        "ROLLCALL_PORT, tcp://10.0.0.1:80",
        "ROLLCALL_HTTP_PORT, tcp://10.0.0.1:80",
        "ROLLCALL_KAFKA_SERVICE_HOST, 10.0.0.1",
        "ROLLCALL_KAFKA_SERVICE_PORT, 9092",
        "ROLLCALL_KAFKA_SERVICE_PORT_PLAIN, 9092",
        "ROLLCALL_KAFKA_PORT, tcp://10.0.0.1:9092",
        "ROLLCALL_KAFKA_PORT_9092_TCP, tcp://10.0.0.1:9092",
        "ROLLCALL_KAFKA_PORT_9092_TCP_ADDR, 10.0.0.1",
    })
    void whatKubernetesPutsThereIsNoSetting(String variable, String value) {
        EnvironmentVariables variables = new EnvironmentVariables(Map.of(variable, value));

        assertThat(variables.givens()).isEmpty();
        assertThat(variables.warnings())
                .containsExactly(variable + " is ignored: it was set by Kubernetes for a service, not as a setting");
    }

    @Test
    void aPortIsStillASetting() {
        Settings settings = Assigned.loader()
                .environment(Map.of("ROLLCALL_HTTP_PORT", "9090"))
                .load();

        assertThat(settings.httpPort()).isEqualTo(9090);
    }

    @Test
    void aBadValueNamesItsVariable() {
        List<String> problems = Assigned.problems(Assigned.loader().environment(Map.of("ROLLCALL_WAU_DAYS", "")));

        assertThat(problems).singleElement().asString().startsWith("wau.days = \"\" (environment ROLLCALL_WAU_DAYS)");
    }
}

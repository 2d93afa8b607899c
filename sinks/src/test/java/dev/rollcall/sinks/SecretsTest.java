package dev.rollcall.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.settings.SinkSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/counts?user=u&password=s3cret",
                "jdbc:postgresql://db/counts?sslpassword=s3cret&ssl=true",
                "jdbc:mariadb://db/counts?user=u&keyStorePassword=s3cret",
                "redis://:s3cret@cache:6379/1",
                "https://u:s3cret@search:9200",
            })
    void whatAnAddressHoldsIsHiddenWithAndWithoutTheAddress(String url) {
        Secrets secrets = new Secrets(new SinkSettings(Optional.of(url), Optional.empty(), Optional.empty()));

        assertThat(secrets.hideIn("Unable to parse URL " + url)).doesNotContain("s3cret", "//");
        assertThat(secrets.hideIn("no such value: s3cret\n at all")).isEqualTo("no such value: [hidden] at all");
    }

    @Test
    void thePasswordBesideTheAddressIsHidden() {
        Secrets secrets = new Secrets(
                new SinkSettings(Optional.of("jdbc:mariadb://db/x"), Optional.of("app"), Optional.of("s3cret")));

        assertThat(secrets.hideIn("user app, password s3cret")).isEqualTo("user app, password [hidden]");
    }
}

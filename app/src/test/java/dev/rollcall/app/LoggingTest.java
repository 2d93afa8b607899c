package dev.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LogbackServiceProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.spi.SLF4JServiceProvider;

class LoggingTest {
    @Test
    void logbackIsTheOnlyBindingOfSlf4j() {
        assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
                .hasExactlyElementsOfTypes(LogbackServiceProvider.class);
    }
}

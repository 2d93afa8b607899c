package dev.rollcall.service.run.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends metrics to an OpenTelemetry collector (OTLP, protobuf over HTTP), if the environment names one by OpenTelemetry's own variables. Those for headers, resource
 * attributes and temporality are read by Micrometer.
 */
final class OtlpExport {
    private static final String METRICS_ENDPOINT = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String INTERVAL = "OTEL_METRIC_EXPORT_INTERVAL";
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

    // The last metrics are sent while an instance stops, which must not take long.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private OtlpExport() {}

    /**
     * A registry that sends what is registered with it.
     *
     * @param environment the variables
     * @return to be closed; empty if no collector is named
     */
    static Optional<OtlpMeterRegistry> configured(Map<String, String> environment) {
        return url(environment).map(url -> OtlpMeterRegistry.builder(new Config(url, interval(environment)))
                .clock(Clock.SYSTEM)
                .metricsSender(new OtlpHttpMetricsSender(new HttpUrlConnectionSender(CONNECT_TIMEOUT, READ_TIMEOUT)))
                .build());
    }

    /** As OpenTelemetry has it, the endpoint of all signals is only the beginning of the URL. */
    private static Optional<String> url(Map<String, String> environment) {
        return given(environment, METRICS_ENDPOINT)
                .or(() -> given(environment, ENDPOINT).map(base -> base.replaceFirst("/+$", "") + "/v1/metrics"));
    }

    /** In milliseconds; what is no number is passed over, as OpenTelemetry asks for. */
    private static Duration interval(Map<String, String> environment) {
        return given(environment, INTERVAL)
                .filter(millis -> millis.matches("[1-9]\\d{0,8}"))
                .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
                .orElse(DEFAULT_INTERVAL);
    }

    /** Empty is as good as not set, as OpenTelemetry has it. */
    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What is not said by Micrometer's defaults. */
    private record Config(String url, Duration step) implements OtlpConfig {
        @Override
        public String get(String key) {
            return null;
        }

        @Override
        public Map<String, String> resourceAttributes() {
            Map<String, String> attributes = new HashMap<>(OtlpConfig.super.resourceAttributes());
            attributes.putIfAbsent("service.name", "rollcall");
            return attributes;
        }
    }
}

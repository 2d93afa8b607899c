/** What a Prometheus server is told of one instance; {@code docs/metrics.md} explains every metric. */
package dev.rollcall.service.run.metrics;

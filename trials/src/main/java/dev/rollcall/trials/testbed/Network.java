package dev.rollcall.trials.testbed;

import dev.rollcall.trials.broker.Loopback;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way from clients to all brokers of a {@link BrokerProcesses}: a proxy for each node. Clients that use different networks can be
 * cut off one by one. Thread-safe.
 */
public final class Network implements AutoCloseable {
    private final List<TcpProxy> proxies;

    Network(List<TcpProxy> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /**
     * What clients on this network need as {@code bootstrap.servers}; brokers tell them no other addresses than these.
     *
     * @return hosts and ports
     */
    public String bootstrapServers() {
        return proxies.stream().map(proxy -> Loopback.HOST + ":" + proxy.port()).collect(Collectors.joining(","));
    }

    /** The way to one node. */
    TcpProxy proxy(int node) {
        return proxies.get(node);
    }

    /** Resets all connections, and new ones as soon as they are made. Each fault replaces the one before. */
    public void cut() {
        change(Conditions.CUT);
    }

    /** Connections stay, new ones are accepted, and no byte goes through. */
    public void blackhole() {
        change(Conditions.BLACKHOLE);
    }

    /**
     * Every byte takes longer, each way.
     *
     * @param delay not null, not negative
     */
    public void delay(Duration delay) {
        change(Conditions.delayed(delay));
    }

    /**
     * Bytes go through in one direction only.
     *
     * @param direction the one that stays open, not null
     */
    public void oneWay(Direction direction) {
        change(Conditions.oneWay(direction));
    }

    /** Fixes whatever is broken. */
    public void restore() {
        change(Conditions.HEALTHY);
    }

    private void change(Conditions conditions) {
        proxies.forEach(proxy -> proxy.change(conditions));
    }

    /** Closes the proxies. */
    @Override
    public void close() {
        proxies.forEach(TcpProxy::close);
    }
}

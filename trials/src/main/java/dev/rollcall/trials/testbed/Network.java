package dev.rollcall.trials.testbed;

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

    /**
     * The way to one node.
     *
     * @param node 0 to the number of nodes less 1
     * @return the proxy, which is closed with this network
     */
    public TcpProxy proxy(int node) {
        return proxies.get(node);
    }

    /** {@link TcpProxy#cut()} on the way to every node. */
    public void cut() {
        proxies.forEach(TcpProxy::cut);
    }

    /** {@link TcpProxy#blackhole()} on the way to every node. */
    public void blackhole() {
        proxies.forEach(TcpProxy::blackhole);
    }

    /**
     * {@link TcpProxy#delay} on the way to every node.
     *
     * @param delay not null, not negative
     */
    public void delay(Duration delay) {
        proxies.forEach(proxy -> proxy.delay(delay));
    }

    /**
     * {@link TcpProxy#oneWay} on the way to every node.
     *
     * @param direction the one that stays open, not null
     */
    public void oneWay(Direction direction) {
        proxies.forEach(proxy -> proxy.oneWay(direction));
    }

    /** {@link TcpProxy#restore()} on the way to every node. */
    public void restore() {
        proxies.forEach(TcpProxy::restore);
    }

    /** Closes the proxies. */
    @Override
    public void close() {
        proxies.forEach(TcpProxy::close);
    }
}

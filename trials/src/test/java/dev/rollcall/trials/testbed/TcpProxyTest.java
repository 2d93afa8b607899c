package dev.rollcall.trials.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.trials.broker.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {
    /** Long enough to be sure that nothing comes. */
    private static final int SILENCE_MILLIS = 300;

    private EchoServer server;
    private TcpProxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new EchoServer();
        proxy = TcpProxy.to(server.port());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void bytesGoBothWaysInOrder() throws IOException {
        byte[] sent = randomBytes(64 << 20);
        try (Socket client = connect()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(client, sent));
            server.awaitStandstill();

            byte[] back = client.getInputStream().readNBytes(sent.length);

            assertThat(back).isEqualTo(sent);
            sending.join();
        }
    }

    @Test
    void theEndOfAStreamArrivesAfterItsLastByte() throws IOException {
        try (Socket client = connect()) {
            send(client, new byte[] {1, 2, 3});
            client.shutdownOutput();

            assertThat(client.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aCutResetsConnectionsAndNewOnesUntilItIsMended() throws IOException {
        try (Socket before = connect()) {
            assertThat(echo(before, 1)).isEqualTo(1);

            proxy.change(Conditions.CUT);

            assertReset(() -> echo(before, 2));
            assertReset(() -> echo(connect(), 3));
            proxy.change(Conditions.HEALTHY);
            assertThat(echo(connect(), 4)).isEqualTo(4);
        }
    }

    @Test
    void aCutReachesTheServerToo() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);

            proxy.change(Conditions.CUT);

            server.awaitNoConnections();
        }
    }

    @Test
    void aBlackholeTakesEverythingAndGivesNothingUntilItIsMended() throws IOException {
        try (Socket before = connect()) {
            echo(before, 1);
            proxy.change(Conditions.BLACKHOLE);

            try (Socket after = connect()) {
                send(before, 2);
                send(after, 3);

                assertSilent(before);
                assertSilent(after);
                assertThat(server.received()).isEqualTo(1);
                proxy.change(Conditions.HEALTHY);
                assertThat(read(before)).isEqualTo(2);
                assertThat(read(after)).isEqualTo(3);
            }
        }
    }

    @Test
    void withOneWayToTheBrokerOpenRequestsArriveAndResponsesDoNot() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
            proxy.change(Conditions.oneWay(Direction.TO_BROKER));

            send(client, 2);

            server.awaitReceived(2);
            assertSilent(client);
            proxy.change(Conditions.HEALTHY);
            assertThat(read(client)).isEqualTo(2);
        }
    }

    @Test
    void withOneWayToTheClientOpenRequestsDoNotArrive() throws IOException {
        try (Socket client = connect()) {
            echo(client, 1);
            proxy.change(Conditions.oneWay(Direction.TO_CLIENT));

            send(client, 2);

            assertSilent(client);
            assertThat(server.received()).isEqualTo(1);
            server.sendToAll(9);
            assertThat(read(client)).isEqualTo(9);
        }
    }

    @Test
    void aDelayHoldsEveryByteUpEachWayAndKeepsManyOnTheWay() throws IOException {
        Duration delay = Duration.ofMillis(100);
        byte[] sent = randomBytes(4 << 20);
        try (Socket client = connect()) {
            echo(client, 1);
            proxy.change(Conditions.delayed(delay));
            long started = System.nanoTime();

            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(client, sent));
            byte[] back = client.getInputStream().readNBytes(sent.length);

            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            assertThat(back).isEqualTo(sent);
            assertThat(millis).isGreaterThanOrEqualTo(2 * delay.toMillis()).isLessThan(5_000);
            sending.join();
        }
    }

    @Test
    void whileTheBrokerIsDownClientsAreResetAndLaterServed() throws IOException {
        int port = server.port();
        server.close();
        assertReset(() -> echo(connect(), 1));

        server = new EchoServer(port);

        assertThat(echo(connect(), 2)).isEqualTo(2);
    }

    @Test
    void closedItGivesThePortBack() {
        proxy.close();

        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        proxy.change(Conditions.CUT);
    }

    @Test
    void aNegativeDelayIsRefused() {
        assertThatThrownBy(() -> Conditions.delayed(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.001S");
    }

    @Test
    void itIsFastEnoughNotToBeNoticed() throws IOException {
        byte[] piece = randomBytes(1 << 20);
        int pieces = 200;
        try (Socket client = connect()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < pieces; i++) {
                    send(client, piece);
                }
            });
            long started = System.nanoTime();
            InputStream in = client.getInputStream();
            for (int i = 0; i < pieces; i++) {
                in.skipNBytes(piece.length);
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);

            sending.join();
            System.err.println("proxy: " + pieces + " MiB to a server and back in " + millis + " ms");
            assertThat(millis).isLessThan(20_000);
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket();
        client.connect(new InetSocketAddress(Loopback.address(), proxy.port()));
        client.setSoTimeout(20_000);
        return client;
    }

    private static int echo(Socket client, int value) throws IOException {
        send(client, value);
        return read(client);
    }

    private static int read(Socket client) throws IOException {
        int value = client.getInputStream().read();
        if (value < 0) {
            throw new IOException("the connection has ended");
        }
        return value;
    }

    private static void assertReset(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
    }

    private static void assertSilent(Socket client) throws IOException {
        int patience = client.getSoTimeout();
        client.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(patience);
    }

    private static void send(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
    }

    private static void send(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}

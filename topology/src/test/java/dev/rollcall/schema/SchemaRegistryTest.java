package dev.rollcall.schema;

import static dev.rollcall.schema.RegisteredSchema.AVRO;
import static dev.rollcall.schema.RegisteredSchema.PROTOBUF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryTest {
    private static final String STRING = "\"string\"";

    @TempDir
    Path directory;

    @Test
    void aSchemaIsFoundByItsId() throws Exception {
        try (RegistryServer server = new RegistryServer()) {
            server.register(7, "events-value", AVRO, STRING);
            RegisteredSchema schema = new SchemaRegistry(server.address()).schema(7);
            assertThat(schema.type()).isEqualTo(AVRO);
            assertThat(schema.text()).isEqualTo(STRING);
            assertThat(schema.references()).isEmpty();
        }
    }

    @Test
    void whatASchemaRefersToComesBeforeWhatRefersToIt() throws Exception {
        try (RegistryServer server = new RegistryServer()) {
            server.register(1, "c", PROTOBUF, "third");
            server.register(2, "b", PROTOBUF, "second", "c.proto", "c");
            server.register(3, "a", PROTOBUF, "first", "b.proto", "b", "c.proto", "c");
            RegisteredSchema schema = new SchemaRegistry(server.address()).schema(3);
            assertThat(schema.type()).isEqualTo(PROTOBUF);
            assertThat(List.copyOf(schema.references().entrySet()).toString())
                    .isEqualTo("[c.proto=third, b.proto=second]");
        }
    }

    @Test
    void anIdThatTheRegistryDoesNotKnowIsTold() {
        try (RegistryServer server = new RegistryServer()) {
            RegistryException e = failure(server.address());
            assertThat(e.isUnknown()).isTrue();
            assertThat(e).hasMessage("it answers: Schema not found");
        }
    }

    @Test
    void aServerThatIsNoRegistryKnowsNothingAboutIds() {
        try (RegistryServer server = new RegistryServer()) {
            server.breakWith(404);
            RegistryException e = failure(server.address());
            assertThat(e.isUnknown()).isFalse();
            assertThat(e)
                    .hasMessageContaining("no schema registry answers there")
                    .hasMessageContaining("check the path");
        }
    }

    @Test
    void whatIsOutOfOrderIsAway() {
        try (RegistryServer server = new RegistryServer()) {
            server.breakWith(503);
            assertThat(failure(server.address()).isUnknown()).isFalse();
            assertThat(failure(server.address())).hasMessage("it answers with HTTP 503");
        }
    }

    @Test
    void aRegistryThatIsStoppedIsAway() {
        RegistryServer server = new RegistryServer();
        server.close();
        RegistryException e = failure(server.address());
        assertThat(e.isUnknown()).isFalse();
        assertThat(e).hasMessageContaining("it does not answer");
    }

    @Test
    void credentialsAreSent() throws Exception {
        try (RegistryServer server = new RegistryServer()) {
            server.demand("Basic dXNlcjpww6Rzcw==");
            new SchemaRegistry(withCredentials(server.url(), "päss")).ping();
            RegistryException e = failure(withCredentials(server.url(), "wrong"));
            assertThat(e.isUnknown()).isFalse();
            assertThat(e).hasMessageContaining("refuses the credentials").hasMessageNotContaining("wrong");
        }
    }

    @Test
    void onlyAServerWithATrustedCertificateIsAsked() throws Exception {
        Path ca = directory.resolve("ca.pem");
        try (RegistryServer server = new RegistryServer(certified(ca))) {
            new SchemaRegistry(new RegistryAddress(server.url(), Optional.empty(), Optional.empty(), Optional.of(ca)))
                    .ping();
            assertThat(failure(server.address()).isUnknown()).isFalse();
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("ca.pem"), "not a certificate");
        assertThatThrownBy(() -> TrustedCa.read(file)).hasMessage("the file holds no certificates in PEM");
        assertThatThrownBy(() -> TrustedCa.read(directory.resolve("none"))).hasMessage("the file cannot be read");
    }

    private static RegistryAddress withCredentials(URI url, String password) {
        return new RegistryAddress(url, Optional.of("user"), Optional.of(password), Optional.empty());
    }

    private static RegistryException failure(RegistryAddress address) {
        return catchThrowableOfType(RegistryException.class, () -> new SchemaRegistry(address).schema(8));
    }

    /** A server certificate that nobody trusts but who has the file. */
    private SSLContext certified(Path ca) throws Exception {
        Path store = directory.resolve("server.p12");
        keytool("-genkeypair -alias s -keyalg EC -dname CN=registry -ext SAN=IP:127.0.0.1 -keystore " + store);
        keytool("-exportcert -rfc -alias s -file " + ca + " -keystore " + store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String arguments) throws Exception {
        String command = Path.of(System.getProperty("java.home"), "bin", "keytool") + " " + arguments
                + " -storetype PKCS12 -storepass secret";
        Process process = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}

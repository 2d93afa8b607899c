package dev.rollcall.app.testing;

import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A broker that speaks TLS only, asks for a name and a password, and allows nobody anything unless it was granted. */
public final class SecuredBroker implements AutoCloseable {
    /** Of all stores. */
    public static final String STORE_PASSWORD = "store-password";

    private static final String OPERATOR =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"operator\" password=\"operator-password\"";

    private final Path keystore;
    private final Path truststore;
    private final EmbeddedBroker broker;

    /** Makes a certificate and starts the broker. */
    public SecuredBroker(Path directory) throws IOException, InterruptedException {
        keystore = directory.resolve("keystore.p12");
        truststore = directory.resolve("truststore.p12");
        makeStores(directory.resolve("certificate.pem"));
        BrokerOptions options = BrokerOptions.defaults();
        for (Map.Entry<String, String> property : properties().entrySet()) {
            options = options.withProperty(property.getKey(), property.getValue());
        }
        broker = new EmbeddedBroker(options).start();
    }

    private void makeStores(Path certificate) throws IOException, InterruptedException {
        keytool(
                "-genkeypair -alias broker -keyalg EC -groupname secp256r1 -dname CN=broker -ext SAN=IP:127.0.0.1",
                keystore);
        keytool("-exportcert -alias broker -rfc -file " + certificate, keystore);
        keytool("-importcert -alias broker -noprompt -file " + certificate, truststore);
    }

    private static void keytool(String options, Path store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD, "-keystore", store.toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
    }

    private Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.clients.plain.sasl.jaas.config",
                        OPERATOR + " user_operator=\"operator-password\";"),
                Map.entry(
                        "listener.name.clients.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", keystore.toString()),
                Map.entry("ssl.keystore.password", STORE_PASSWORD),
                Map.entry("ssl.truststore.type", "PKCS12"),
                Map.entry("ssl.truststore.location", truststore.toString()),
                Map.entry("ssl.truststore.password", STORE_PASSWORD),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                // The controller is the broker itself, on a port that is told to nobody.
                Map.entry("super.users", "User:operator;User:ANONYMOUS"));
    }

    /** What clients need to believe that this is the broker. */
    public Path truststore() {
        return truststore;
    }

    /** Host and port. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Properties of a client that may do everything. */
    public Map<String, Object> operator() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                OPERATOR + ";",
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                truststore.toString(),
                "ssl.truststore.password",
                STORE_PASSWORD);
    }

    /** Lets a user in by SCRAM-SHA-512, and allows it nothing. */
    public void addUser(String name, String password) {
        ScramCredentialInfo info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        try (Admin admin = Admin.create(operator())) {
            TestKafka.await(
                    admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, info, password)))
                            .all());
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}

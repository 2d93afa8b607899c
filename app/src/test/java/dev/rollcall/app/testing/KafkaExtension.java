package dev.rollcall.app.testing;

import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link TestKafka} as a parameter. All tests of a JVM share one broker, started by the first that needs
 * it and closed after the last; each test has topic and application names of its own.
 */
public final class KafkaExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(KafkaExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestKafka.class;
    }

    @Override
    public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Store ofJvm = test.getRoot().getStore(NAMESPACE);
        String bootstrapServers = ofJvm.computeIfAbsent(
                        EmbeddedBroker.class,
                        key -> new EmbeddedBroker(BrokerOptions.defaults()).start(),
                        EmbeddedBroker.class)
                .bootstrapServers();
        int number = ofJvm.computeIfAbsent(AtomicInteger.class, key -> new AtomicInteger(), AtomicInteger.class)
                .incrementAndGet();
        String prefix = test.getRequiredTestClass().getSimpleName() + "-" + number;
        return test.getStore(NAMESPACE)
                .computeIfAbsent(TestKafka.class, key -> new TestKafka(bootstrapServers, prefix), TestKafka.class);
    }
}

package dev.rollcall.app;

import java.util.Optional;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** The version of Rollcall, of the Kafka it was built with, and of the Java it runs on. */
final class RollcallVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Optional.ofNullable(RollcallVersion.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        return new String[] {"rollcall " + own, "kafka " + AppInfoParser.getVersion(), "java " + Runtime.version()};
    }
}

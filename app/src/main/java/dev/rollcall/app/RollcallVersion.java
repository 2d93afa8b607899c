package dev.rollcall.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** The version of Rollcall and the commit it was built from, of the Kafka it was built with, and of the Java it runs on. */
final class RollcallVersion implements IVersionProvider {
    /** Written by the build; not there if the sources were not in a Git repository. */
    private static final String COMMIT = "commit.properties";

    @Override
    public String[] getVersion() {
        String own = Optional.ofNullable(RollcallVersion.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        return new String[] {
            "rollcall " + own + " (" + commit() + ")",
            "kafka " + AppInfoParser.getVersion(),
            "java " + Runtime.version()
        };
    }

    private static String commit() {
        Properties commit = new Properties();
        try (InputStream file = RollcallVersion.class.getResourceAsStream(COMMIT)) {
            if (file == null) {
                return "commit unknown";
            }
            commit.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String changed = Boolean.parseBoolean(commit.getProperty("git.dirty")) ? ", with changes" : "";
        return "commit " + commit.getProperty("git.commit.id.abbrev") + changed;
    }
}

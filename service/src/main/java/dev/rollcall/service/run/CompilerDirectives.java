package dev.rollcall.service.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the JVM's optimising compiler to leave alone what does not run once per record. On two cores it took more than a
 * quarter of the CPU time of a short run, half of it for Kafka's code, most of which runs a few hundred times a second.
 *
 * <p>That is for a whole process, and for good. A jar cannot ask for it in another way: an option of the command line would do the same
 * ({@code -XX:CompilerDirectivesFile}, JEP 165). A JVM that knows no such directives runs as it would without them.
 */
public final class CompilerDirectives {
    private static final Logger LOG = LoggerFactory.getLogger(CompilerDirectives.class);

    private static final String RESOURCE = "/compiler-directives.json";
    private static final String DIAGNOSTIC_COMMANDS = "com.sun.management:type=DiagnosticCommand";

    private CompilerDirectives() {}

    /** Gives the directives to this JVM on a thread of its own: nobody has to wait for it. Never fails. */
    public static void addSoon() {
        Thread thread = new Thread(CompilerDirectives::add, "rollcall-compiler-directives");
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives the directives to this JVM. Never fails. */
    static void add() {
        try {
            Path file = Files.createTempFile("rollcall-compiler-directives", ".json");
            try (InputStream directives =
                    Objects.requireNonNull(CompilerDirectives.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                Files.copy(directives, file, StandardCopyOption.REPLACE_EXISTING);
                LOG.debug("The JVM says of {}: {}", RESOURCE, tell("compilerDirectivesAdd", file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException | JMRuntimeException e) {
            LOG.debug("Runs without compiler directives", e);
        }
    }

    /** Runs a diagnostic command of the JVM, as {@code jcmd} would. */
    static String tell(String command, String... arguments) throws JMException {
        Object answer = ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(DIAGNOSTIC_COMMANDS), command, new Object[] {arguments}, new String[] {
                    String[].class.getName()
                });
        return String.valueOf(answer);
    }
}

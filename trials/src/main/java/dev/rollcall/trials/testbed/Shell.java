package dev.rollcall.trials.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import org.apache.kafka.common.errors.InterruptException;

/** Commands that Java has no call for. Every shell has {@code kill}; not every machine has a program of that name. */
final class Shell {
    private Shell() {}

    /** Runs a command and says whether its status was 0. */
    static boolean run(String command) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while running " + command, e);
        }
    }
}

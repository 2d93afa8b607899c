package dev.rollcall.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutOfMemoryTest {
    private static final long ENDS_WITHIN_SECONDS = 40;

    @ParameterizedTest
    @CsvSource({"uncaught, G1", "wrapped, Serial", "swallowed, G1", "swallowed, Serial", "swallowed, Parallel"})
    void aProcessThatIsOutOfMemoryEndsWithStatusOne(String how, String collector) throws Exception {
        Process process = start(how, "-XX:+Use" + collector + "GC");
        try {
            assertThat(process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitStatus.FAILED);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String how, String collector) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-Xmx24m", collector, "-cp", classPath, Hungry.class.getName(), how)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    /** Takes all memory on a thread of its own, and keeps it. The process would live on. */
    static final class Hungry {
        private static final List<byte[]> TAKEN = new ArrayList<>();

        public static void main(String[] how) {
            OutOfMemory.endsProcess();
            new Thread(() -> {
                        try {
                            eat();
                        } catch (OutOfMemoryError e) {
                            switch (how[0]) {
                                case "uncaught" -> throw e;
                                case "wrapped" -> OutOfMemory.haltIf(new IllegalStateException(e));
                                default -> {}
                            }
                        }
                    })
                    .start();
            while (true) {
                LockSupport.park();
            }
        }

        private static void eat() {
            while (true) {
                TAKEN.add(new byte[1 << 10]);
            }
        }
    }
}

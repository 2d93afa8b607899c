package dev.rollcall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of contender finds the truth; needs the fat jar and the libraries that Maven copies. */
class QuickIT {
    private static final String ROLLCALL = "rollcall=../app/target/rollcall.jar";

    @TempDir
    private Path directory;

    @Test
    void contendersCountExactly() {
        int status = Bench.run(
                "throughput",
                "--quick",
                "--contenders=limit-parse-set,streams-papi,flink-100ms,rollcall",
                "--rollcall-jar=" + ROLLCALL,
                "--json=" + directory.resolve("throughput.json"));

        assertThat(status).isZero();
        assertThat(directory.resolve("throughput.json"))
                .content()
                .contains("\"machine\"", "\"contender\" : \"flink-100ms\"");
    }

    @Test
    void aJarThatIsNotThereIsWrongUsage() {
        assertThat(Bench.run("throughput", "--quick", "--rollcall-jar=rollcall=nowhere.jar"))
                .isEqualTo(2);
    }
}

package dev.rollcall.trials.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.RollcallCommandLine;
import dev.rollcall.service.ExitStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DrillIT {
    private static final String[] SMALL = {"--seed", "1", "--brokers", "1", "--instances", "1"};

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void aKilledInstanceChangesNoCount() {
        int status = drill("--faults", "kill:2");

        assertThat(status).as(() -> out + "\n" + err).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString())
                .containsPattern("kill +2 +[0-9.]+ s +[0-9.]+ s")
                .contains("Exact: all", "Repeat: rollcall drill --seed 1 --faults kill:2 --instances 1 --brokers 1");
    }

    @Test
    void aNaiveCounterIsFoundOut() {
        int status = drill("--processor", "naive", "--faults", "kill:2");

        assertThat(status).as(() -> out + "\n" + err).isEqualTo(ExitStatus.NO);
        assertThat(out.toString()).containsPattern("Not exact: of [0-9,]+ events [0-9,]+ were lost, and");
    }

    private int drill(String... more) {
        String[] arguments = new String[1 + SMALL.length + more.length + 2];
        arguments[0] = "drill";
        System.arraycopy(SMALL, 0, arguments, 1, SMALL.length);
        System.arraycopy(more, 0, arguments, 1 + SMALL.length, more.length);
        arguments[arguments.length - 2] = "--keep";
        arguments[arguments.length - 1] = directory.resolve("kept").toString();
        return RollcallCommandLine.create()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}

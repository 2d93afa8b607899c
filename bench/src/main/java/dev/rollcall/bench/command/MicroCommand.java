package dev.rollcall.bench.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs JMH. */
@Command(
        name = "micro",
        description = {
            "Measures single steps with JMH; all arguments are JMH's.",
            "",
            "Example: rollcall-bench micro -prof gc EventReader",
        })
public final class MicroCommand implements Callable<Integer> {
    @Unmatched
    private String[] args = {};

    @Override
    public Integer call() throws IOException {
        org.openjdk.jmh.Main.main(args);
        return 0;
    }
}

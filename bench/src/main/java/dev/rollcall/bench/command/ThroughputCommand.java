package dev.rollcall.bench.command;

import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Contenders;
import java.util.List;
import picocli.CommandLine.Command;

/** How fast a backlog is counted, and what it costs. */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description = {
            "Lets contenders count the same events, one after the other, in several rounds.",
            "",
            "The time is that from the start of a process until everything is counted and committed."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall-bench throughput --quick",
            "  rollcall-bench throughput --events 20000000 --users 2000000 --contenders rollcall,flink-every",
            "  rollcall-bench throughput --contenders rollcall --rollcall-jar a=a.jar --rollcall-jar b=b.jar",
            "",
            "Exit status: 0 every count is exact; 1 failed; 2 wrong usage; 3 a count is wrong."
        })
public final class ThroughputCommand extends BacklogCommand {
    @Override
    List<Contender> contenders(MeasureOptions measured) {
        return measured.contenders(List.of(Contenders.ALL));
    }
}

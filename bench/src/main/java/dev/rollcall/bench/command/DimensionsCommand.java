package dev.rollcall.bench.command;

import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.RollcallJar;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** What two dimensions cost. */
@Command(
        name = "dimensions",
        mixinStandardHelpOptions = true,
        description =
                "Lets every Rollcall count the same events without dimensions and with two, country (12 values) and"
                        + " platform (3 values).")
public final class DimensionsCommand extends BacklogCommand {
    private static final List<String> TWO_DIMENSIONS = List.of("dimensions=country,platform");

    @Override
    List<Contender> contenders(MeasureOptions measured) {
        List<Contender> contenders = new ArrayList<>();
        for (RollcallJar jar : measured.rollcalls()) {
            contenders.add(jar.contender());
            contenders.add(jar.with("-2-dimensions", TWO_DIMENSIONS).contender());
        }
        return contenders;
    }
}

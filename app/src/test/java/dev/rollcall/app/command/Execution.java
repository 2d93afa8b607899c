package dev.rollcall.app.command;

import dev.rollcall.app.RollcallCommandLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command line and what came of it. */
public record Execution(int status, String out, String err) {
    public static Execution of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                RollcallCommandLine.create().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = command.execute(arguments);
        return new Execution(status, out.toString(), err.toString());
    }
}

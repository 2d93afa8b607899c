package dev.rollcall.app.command;

import dev.rollcall.service.ExitStatus;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with a command line, and what may have been meant. */
final class WrongUsage implements IParameterExceptionHandler {
    /** Where picocli says which options were given, each in braces. */
    private static final Pattern GIVEN = Pattern.compile("\\{(--[a-z-]+)");

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String hint = " (see: " + command.getCommandSpec().qualifiedName() + " --help)";
        command.getErr().println(complaint(mistake).replaceAll("\\s*\\R\\s*", " ") + hint);
        return ExitStatus.USAGE;
    }

    private static String complaint(ParameterException mistake) {
        if (mistake.getMessage().contains("expected only one match")) {
            return GIVEN.matcher(mistake.getMessage())
                            .results()
                            .map(given -> given.group(1))
                            .collect(Collectors.joining(" and "))
                    + " exclude each other; give one of them";
        }
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return mistake.getMessage().replaceFirst("^Error: ", "");
        }
        String complaint = kind(unmatched) + " " + unmatched.getUnmatched().get(0);
        List<String> suggestions = unmatched.getSuggestions();
        if (!suggestions.isEmpty()) {
            return complaint + "; did you mean " + String.join(" or ", suggestions) + "?";
        }
        return isCommand(unmatched) ? complaint + "; the commands are " + commands(unmatched) : complaint;
    }

    private static String commands(UnmatchedArgumentException unmatched) {
        return unmatched.getCommandLine().getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .map(CommandSpec::name)
                .collect(Collectors.joining(", "));
    }

    private static boolean isCommand(UnmatchedArgumentException unmatched) {
        return !unmatched.isUnknownOption() && unmatched.getCommandLine().getParent() == null;
    }

    private static String kind(UnmatchedArgumentException unmatched) {
        if (unmatched.isUnknownOption()) {
            return "Unknown option";
        }
        return isCommand(unmatched) ? "Unknown command" : "Unexpected argument";
    }
}

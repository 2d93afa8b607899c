package dev.rollcall.app;

import dev.rollcall.service.ExitStatus;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
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

    /** Where picocli says what a choice is between, and what was given instead. */
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was ('.*')");

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
            return CHOICE.matcher(mistake.getMessage().replaceFirst("^Error: ", ""))
                    .replaceFirst(choice -> Matcher.quoteReplacement(
                            choice.group(2) + " is none of " + choice.group(1).toLowerCase(Locale.ROOT)));
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

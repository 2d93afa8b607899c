package dev.rollcall.service.check.hazard;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes findings for a person: a block for each, the worst first, and a last line that counts them. */
public final class FindingsText {
    private static final int WIDTH = 100;
    private static final String INDENT = "         ";

    private FindingsText() {}

    /**
     * Writes all findings.
     *
     * @param findings in the order in which they were found
     * @param out where to
     */
    public static void print(List<Finding> findings, PrintWriter out) {
        findings.stream().sorted(Comparator.comparing(Finding::severity)).forEach(finding -> print(finding, out));
        out.println(sum(findings));
        out.flush();
    }

    private static void print(Finding finding, PrintWriter out) {
        String head = finding.where().isEmpty() ? finding.what() : finding.where() + ": " + finding.what();
        out.println(String.format(Locale.ROOT, "%-9s%s", finding.severity(), head));
        finding.hazards().forEach(hazard -> out.println(INDENT + hazard + ", " + hazard.title()));
        wrap(finding.why(), out);
        wrap(finding.remedy(), out);
        if (!finding.command().isEmpty()) {
            finding.command().lines().forEach(line -> out.println(INDENT + "  " + line));
        }
        out.println();
    }

    private static void wrap(String text, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        List<String> lines = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH - INDENT.length() && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        lines.stream().filter(part -> !part.isEmpty()).forEach(part -> out.println(INDENT + part));
    }

    private static String sum(List<Finding> findings) {
        String counts = List.of(Severity.values()).stream()
                .map(severity -> count(findings, severity))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "Nothing found." : counts + ".";
    }

    private static String count(List<Finding> findings, Severity severity) {
        long count = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        String name = severity.name().toLowerCase(Locale.ROOT);
        return count == 0 ? "" : count + " " + name + (count == 1 ? "" : "s");
    }
}

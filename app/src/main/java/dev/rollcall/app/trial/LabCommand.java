package dev.rollcall.app.trial;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.Lab;
import dev.rollcall.trials.lab.LabFormat;
import dev.rollcall.trials.lab.LabOptions;
import dev.rollcall.trials.lab.experiment.Experiment;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes hazards happen, to be seen. */
@Command(
        name = "lab",
        description = {
            "Makes messages get lost, doubled and overtaken, in every way that is known, and shows what holds against"
                    + " it.",
            "",
            "Each experiment sends numbered events through real brokers, breaks something, and counts what is missing,"
                    + " double or out of order at the far end: once with settings that invite the hazard, and once with"
                    + " those that do not, or with Rollcall. After the experiments, at most once, at least once and"
                    + " exactly once are compared side by side. It starts brokers of its own and takes some minutes."
        },
        footer = {
            "",
            "Examples:",
            "  rollcall lab",
            "  rollcall lab --list",
            "  rollcall lab L1 D6 O1",
            "  rollcall lab guarantees",
            "",
            "Exit status: 0 every hazard showed where it is invited, and none where it is not; 1 failed; 2 wrong"
                    + " usage; 3 a hazard did not, or an experiment could not be carried out."
        })
public final class LabCommand implements Callable<Integer> {
    private static final String GUARANTEES = "guarantees";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Which experiments, such as L1; `guarantees` for the comparison. Default: all of it.")
    private List<String> ids = List.of();

    @Option(names = "--list", description = "List the experiments and end.")
    private boolean list;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed; it decides when faults strike. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How results are shown: table, json, or markdown, which is docs/hazards.md. Default:"
                    + " ${DEFAULT-VALUE}.")
    private LabFormat format;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LabOptions options = options();
        if (list) {
            Experiment.all().forEach(experiment -> out.println(line(experiment)));
            return ExitStatus.DONE;
        }
        boolean together = format == LabFormat.TABLE;
        return new Lab(options, out, together ? out : spec.commandLine().getErr()).run();
    }

    private static String line(Experiment experiment) {
        Hazard hazard = experiment.description().hazard();
        return hazard + "  " + hazard.title();
    }

    private LabOptions options() {
        Set<Hazard> hazards = EnumSet.noneOf(Hazard.class);
        boolean guarantees = ids.isEmpty();
        for (String id : ids) {
            if (id.equals(GUARANTEES)) {
                guarantees = true;
            } else {
                hazards.add(hazard(id));
            }
        }
        return new LabOptions(ids.isEmpty() ? EnumSet.allOf(Hazard.class) : hazards, guarantees, seed, format);
    }

    private Hazard hazard(String id) {
        try {
            return Hazard.valueOf(id.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + id + "' is no experiment; they are " + names(Hazard.values()) + " and " + GUARANTEES,
                    e);
        }
    }

    private static String names(Hazard[] hazards) {
        return Arrays.stream(hazards).map(Hazard::name).collect(Collectors.joining(", "));
    }
}

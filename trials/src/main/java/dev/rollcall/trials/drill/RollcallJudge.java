package dev.rollcall.trials.drill;

import dev.rollcall.service.audit.Audit;
import dev.rollcall.service.audit.AuditOptions;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.traffic.Published;
import dev.rollcall.trials.traffic.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Judges what Rollcall published, in two ways: against what the stream knows to be true, and by an audit of the input topic. */
final class RollcallJudge {
    private RollcallJudge() {}

    static Judgement judge(Settings settings, StreamTruth truth) {
        List<String> lines = new ArrayList<>();
        Verdict totals = Verdict.of(truth.totals(), Published.read(settings));
        lines.add(totals.summary());
        List<String> differences = PartitionCheck.differences(settings, truth);
        lines.addAll(differences);
        StringWriter report = new StringWriter();
        AuditResult audit = new Audit(settings, AuditOptions.defaults(), new PrintWriter(report)).run();
        lines.addAll(report.toString()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "Audit: " + line)
                .toList());
        return new Judgement(totals.exact() && differences.isEmpty() && audit.isEqual(), lines);
    }
}

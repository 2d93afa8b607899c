package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.audit.Audit;
import dev.rollcall.service.audit.AuditOptions;
import dev.rollcall.service.audit.AuditProgress;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An audit of a trial; what it prints goes to standard error too, for whoever reads the log of a failed test. */
final class Audited {
    private final Map<String, String> settings;
    private final StringWriter printed = new StringWriter();
    private AuditOptions options;
    private AuditProgress progress = AuditProgress.NONE;

    Audited(Trial trial, Path temporary) {
        settings = new HashMap<>(trial.settings());
        options = new AuditOptions(LocalDate.MIN, LocalDate.MAX, Duration.ofSeconds(60), 1_000, temporary, 1);
    }

    /** Writes events, has an instance count them, and stops it. */
    static void writeAndCount(Trial trial, List<SentEvent> events) {
        trial.write(events);
        Instance instance = trial.start();
        trial.awaitCaughtUp(instance);
        trial.stop(instance);
    }

    /** Puts something else into a report row. */
    static void tamper(TestKafka kafka, String key, String before, String after) {
        String output = kafka.name("active-users");
        String row = kafka.readLatest(output).get(key);
        assertThat(row).contains(before);
        kafka.produce(List.of(new ProducerRecord<>(output, key, row.replace(before, after))));
    }

    Audited with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Audited days(LocalDate from, LocalDate to) {
        options = new AuditOptions(from, to, options.patience(), options.limit(), options.temporary(), 1);
        return this;
    }

    Audited limit(int limit) {
        options = new AuditOptions(options.from(), options.to(), options.patience(), limit, options.temporary(), 1);
        return this;
    }

    Audited waiting(Duration patience) {
        options = new AuditOptions(options.from(), options.to(), patience, options.limit(), options.temporary(), 1);
        return this;
    }

    Audited listening(AuditProgress listener) {
        progress = listener;
        return this;
    }

    AuditResult run() {
        AuditResult result = new Audit(Settings.of(settings), options, new PrintWriter(printed, true), progress).run();
        System.err.println(printed);
        return result;
    }

    String printed() {
        return printed.toString();
    }
}

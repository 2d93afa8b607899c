package dev.rollcall.service.sample;

import dev.rollcall.schema.Schemas;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.text.Wording;
import dev.rollcall.settings.Settings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;

/** Shows what would become of the events of a sample. */
public final class Preview {
    private static final Duration SCHEMA_WITHIN = Duration.ofSeconds(10);

    /** More rejected events than one of so many are too many. */
    private static final int PLENTY = 100;

    private final Settings settings;
    private final boolean hideUsers;
    private final PrintWriter out;
    private final int width;

    /**
     * A preview that shows nothing yet.
     *
     * @param settings by which events are judged, not null
     * @param hideUsers whether identifiers of users, and events that may contain them, are not to be shown
     * @param out where it goes, not null
     * @param width how many columns there are
     */
    public Preview(Settings settings, boolean hideUsers, PrintWriter out, int width) {
        this.settings = settings;
        this.hideUsers = hideUsers || settings.pseudonymKey().isPresent();
        this.out = out;
        this.width = width;
    }

    /**
     * Judges all events, and shows the result.
     *
     * @param sample the events, not null
     * @return {@link ExitStatus#NO} if more than 1 % of them would be rejected, else {@link ExitStatus#DONE}
     * @throws dev.rollcall.schema.SchemaUnavailableException if a schema cannot be had
     */
    public int show(Sample sample) {
        if (sample.isEmpty()) {
            out.println("There is nothing to try: " + sample.origin());
            out.flush();
            return ExitStatus.DONE;
        }
        Outcomes outcomes = judge(sample);
        out.println(sample.origin());
        out.println();
        new OutcomesText(outcomes, hideUsers, out, width).print();
        if (outcomes.rejected() * PLENTY <= outcomes.events()) {
            return ExitStatus.DONE;
        }
        out.println();
        out.println(
                Wording.number(outcomes.rejected()) + " of " + Wording.count(outcomes.events(), "event")
                        + " would be rejected, more than 1 %: correct the configuration, or the events, before they are counted.");
        out.flush();
        return ExitStatus.NO;
    }

    private Outcomes judge(Sample sample) {
        Optional<Schemas> schemas = settings.inputFormat()
                .registry()
                .map(address -> new Schemas(
                        address, SCHEMA_WITHIN, settings.inputFormat().rejectsUnknown()));
        try {
            Outcomes outcomes =
                    new Outcomes(settings, id -> schemas.orElseThrow().of(id));
            sample.records().forEach(outcomes::add);
            return outcomes;
        } finally {
            schemas.ifPresent(Schemas::close);
        }
    }
}

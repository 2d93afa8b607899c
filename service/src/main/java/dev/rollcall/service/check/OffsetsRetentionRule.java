package dev.rollcall.service.check;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.time.Duration;
import java.util.List;

/** Positions are kept for longer than the group may be empty. */
final class OffsetsRetentionRule implements Rule {
    private static final String KEY = "offsets.retention.minutes";
    private static final int MARGIN = 2;

    @Override
    public List<Finding> findings(Facts facts) {
        long minutes = facts.broker(KEY, Long.MAX_VALUE);
        long downtime = facts.downtime().toMinutes();
        return minutes >= downtime
                ? List.of()
                : List.of(new Finding(
                        Severity.ERROR,
                        "brokers",
                        KEY + "=" + minutes,
                        List.of(Hazard.D4),
                        "When no instance has run for "
                                + Wording.time(Duration.ofMinutes(minutes).toMillis())
                                + " the brokers forget the positions, and the next one reads everything again: users stay right,"
                                + " and the accounts count every event twice.",
                        "Set " + KEY + "=" + MARGIN * downtime
                                + " in the configuration of every broker and restart them."));
    }
}

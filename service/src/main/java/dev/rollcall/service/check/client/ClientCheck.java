package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.hazard.Finding.note;

import dev.rollcall.service.check.hazard.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the configuration of a plain consumer or producer against what is known to lose, double and reorder messages. */
public final class ClientCheck {
    private static final Map<String, SettingRule> RULES = rules();

    private ClientCheck() {}

    /**
     * Judges a file; asks no broker.
     *
     * @param file a {@code .properties} file
     * @return what invites hazards or deserves a word: lines in their order, then what is not set
     * @throws dev.rollcall.service.UserError if the file cannot be read, or says nothing to a Kafka client
     */
    public static List<Finding> of(Path file) {
        return of(ClientSettings.read(file));
    }

    static List<Finding> of(ClientSettings all) {
        List<Finding> findings = new ArrayList<>();
        for (ClientSetting setting : all.lines()) {
            judge(setting, all).map(setting::found).ifPresent(findings::add);
        }
        findings.addAll(UnsetRules.findings(all));
        return findings;
    }

    private static Optional<Finding> judge(ClientSetting setting, ClientSettings all) {
        SettingRule rule = RULES.get(setting.name());
        if (rule != null && setting.isVariable() && setting.number().isEmpty()) {
            return rule.judge(setting, all)
                    .filter(finding -> setting.line().value().contains("random"))
                    .or(() -> Optional.of(note("Depends on the environment of the program; look there.")));
        }
        if (rule != null) {
            return rule.judge(setting, all);
        }
        return setting.known()
                ? Optional.empty()
                : Optional.of(note("Kafka's clients have no setting " + setting.name() + " and pass over it."));
    }

    private static Map<String, SettingRule> rules() {
        Map<String, SettingRule> rules = new HashMap<>(OffsetRules.ALL);
        rules.putAll(MembershipRules.ALL);
        rules.putAll(ProducerRules.ALL);
        rules.putAll(BrokerRules.ALL);
        return Map.copyOf(rules);
    }
}

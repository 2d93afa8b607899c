package dev.rollcall.service.check.client;

import dev.rollcall.service.check.hazard.Finding;
import java.util.Optional;
import java.util.function.Predicate;

/** What one value invites, given all the others. */
@FunctionalInterface
interface SettingRule {
    /** Empty if there is nothing to say about the value. */
    Optional<Finding> judge(ClientSetting setting, ClientSettings all);

    /** Says the same of every value. */
    static SettingRule always(Finding finding) {
        return when(setting -> true, finding);
    }

    /** Says something of some values. */
    static SettingRule when(Predicate<ClientSetting> condition, Finding finding) {
        return (setting, all) -> Optional.of(finding).filter(said -> condition.test(setting));
    }

    /** Says something of one value, in lower case. */
    static SettingRule is(String value, Finding finding) {
        return when(setting -> setting.is(value), finding);
    }

    /** Says something of numbers below a limit. */
    static SettingRule below(long limit, Finding finding) {
        return when(setting -> setting.isBelow(limit), finding);
    }

    /** Says something of numbers above a limit. */
    static SettingRule above(long limit, Finding finding) {
        return when(setting -> setting.isAbove(limit), finding);
    }

    /** Asks another rule where this one has nothing to say. */
    default SettingRule or(SettingRule other) {
        return (setting, all) -> judge(setting, all).or(() -> other.judge(setting, all));
    }
}

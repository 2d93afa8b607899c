package dev.rollcall.service.check.client;

import java.util.Optional;

/** What one value invites, given all the others. */
@FunctionalInterface
interface SettingRule {
    /** Empty if there is nothing to say about the value. */
    Optional<Advice> judge(ClientSetting setting, ClientSettings all);
}

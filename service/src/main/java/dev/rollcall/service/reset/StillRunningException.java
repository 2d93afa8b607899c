package dev.rollcall.service.reset;

import dev.rollcall.service.cluster.GroupMember;
import dev.rollcall.settings.Settings;
import java.util.Collection;
import java.util.stream.Collectors;

/** Instances run, so nothing can be taken back; the message is one line that says where they run. */
public final class StillRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillRunningException(String message) {
        super(message);
    }

    static void throwIfAny(Settings settings, Collection<GroupMember> members) {
        if (!members.isEmpty()) {
            String instances = members.stream()
                    .map(member -> member.instance() + " on " + member.host())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new StillRunningException(
                    "application.id " + settings.applicationId() + ": instances run (" + instances
                            + "); stop all of them first. One that was killed counts until its session has timed out, 15 s by default.");
        }
    }
}

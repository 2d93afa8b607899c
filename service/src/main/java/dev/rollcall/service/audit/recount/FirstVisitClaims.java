package dev.rollcall.service.audit.recount;

import dev.rollcall.service.audit.recount.FirstVisitFaults.Fault;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The published first visits of some users. Not thread-safe. */
final class FirstVisitClaims {
    private final FirstVisitFaults faults;
    private final Set<Long> claimed = new HashSet<>();

    FirstVisitClaims(FirstVisitFaults faults) {
        this.faults = faults;
    }

    void add(Visit published, String name, int user) {
        for (int segment : published.segments()) {
            if (!claimed.add(Facts.of(user, segment, published.epochDay()))) {
                faults.add(name, segment, published.epochDay(), Fault.REPEATED);
            }
        }
    }

    /** Compares them with what there must be of the same users. */
    void compare(Facts facts, Map<String, Integer> users) {
        if (faults == FirstVisitFaults.NONE) {
            return;
        }
        Map<Integer, String> names = new HashMap<>();
        users.forEach((name, user) -> names.put(user, name));
        for (int i = 0; i < facts.size(); i++) {
            long fact = facts.get(i);
            if (!claimed.remove(Facts.sure(fact)) && !Facts.isOpen(fact)) {
                differ(names, fact, Fault.MISSING);
            }
        }
        claimed.forEach(claim -> differ(names, claim, Fault.UNEXPECTED));
    }

    private void differ(Map<Integer, String> names, long fact, Fault fault) {
        faults.add(names.get(Facts.user(fact)), Facts.segment(fact), Facts.epochDay(fact), fault);
    }
}

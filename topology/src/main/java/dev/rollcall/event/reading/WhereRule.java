package dev.rollcall.event.reading;

import dev.rollcall.bytes.SliceNumbers;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import java.util.List;

/** Says whether an event is activity. Not thread-safe. */
final class WhereRule {
    private final Wanted[] conditions;

    /** A rule that wants its fields. */
    WhereRule(List<Condition> conditions, WantedFields wanted) {
        this.conditions = conditions.stream()
                .map(condition -> new Wanted(
                        wanted.want(condition.path()), condition.operator(), WantedFields.texts(condition.values())))
                .toArray(Wanted[]::new);
    }

    /** Whether all conditions hold. */
    boolean holds() {
        for (Wanted condition : conditions) {
            if (!condition.holds()) {
                return false;
            }
        }
        return true;
    }

    private record Wanted(FieldValue field, Condition.Operator operator, SliceNumbers values) {
        boolean holds() {
            return switch (operator) {
                case IS -> isOneOf();
                case IS_NOT -> !isOneOf();
                case PRESENT -> field.kind() != Kind.ABSENT;
                case ABSENT -> field.kind() == Kind.ABSENT;
            };
        }

        private boolean isOneOf() {
            return field.isText() && values.find(field.text()) >= 0;
        }
    }
}

package dev.rollcall.service.sample.guess;

import java.util.Optional;

/**
 * What Debezium puts around the rows of a table.
 *
 * @param prefix what its paths begin with: nothing, or {@code payload.}
 */
record ChangeEnvelope(String prefix) {
    /** Empty if events are no changes. */
    static Optional<ChangeEnvelope> of(Fields fields) {
        return fields.all().stream()
                .map(FieldUse::path)
                .filter(path -> path.endsWith("source.ts_ms"))
                .map(path -> path.substring(0, path.length() - "source.ts_ms".length()))
                .filter(prefix ->
                        fields.all().stream().anyMatch(field -> field.path().equals(prefix + "op")))
                .map(ChangeEnvelope::new)
                .findFirst();
    }

    /** Reads of a snapshot, and deletes, are nobody's activity. */
    String where() {
        return prefix + "op=c|u";
    }

    /** The time of the change in the database, and not that at which the connector saw it. */
    boolean isTime(FieldUse field) {
        return field.path().equals(prefix + "source.ts_ms");
    }

    boolean isOfRow(FieldUse field) {
        return field.path().startsWith(prefix + "after.");
    }
}

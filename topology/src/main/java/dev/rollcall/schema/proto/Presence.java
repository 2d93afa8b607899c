package dev.rollcall.schema.proto;

/** Whether fields can be told from their default when nothing on them says so: what a file, a message or a field says about it. */
enum Presence {
    EXPLICIT,
    IMPLICIT;

    /** What options say, else what holds around them. */
    Presence with(String options) {
        if (!options.contains("field_presence")) {
            return this;
        }
        return options.contains("IMPLICIT") ? IMPLICIT : EXPLICIT;
    }
}

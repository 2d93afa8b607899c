package dev.rollcall.settings;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.FieldPath;
import dev.rollcall.event.format.InputFormat;
import dev.rollcall.event.format.InputFormat.Name;
import dev.rollcall.event.reading.EventSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks whether what is said about the format of events fits together.
 *
 * @param valid what was given or is the default, by key; without values that are wrong by themselves
 * @param problems where problems go
 */
record FormatChecks(Map<String, Given> valid, Problems problems) {
    private static final List<String> OF_REGISTRY =
            List.of(FormatKeys.URL, FormatKeys.USER, FormatKeys.PASSWORD, FormatKeys.CA, FormatKeys.UNKNOWN);
    private static final List<String> OF_FILE = List.of(FormatKeys.FILE, FormatKeys.MESSAGE);
    private static final List<String> OF_JSON = List.of(FormatKeys.EACH);
    private static final List<String> OF_CSV = List.of(FormatKeys.COLUMNS, FormatKeys.DELIMITER);

    /** Checks a format, and whether the fields can stand there that are wanted. */
    void check(InputFormat format, EventSchema schema) {
        if (!valid.containsKey(FormatKeys.FORMAT)) {
            return;
        }
        switch (format.name()) {
            case JSON -> {
                refuse(OF_REGISTRY, "JSON is read without asking a registry");
                refuse(OF_FILE, "JSON is read without a schema");
                refuse(OF_CSV, "it is for CSV only");
            }
            case CSV -> {
                refuse(OF_REGISTRY, "CSV has no schema");
                refuse(OF_FILE, "CSV has no schema");
                refuse(OF_JSON, "it is for JSON only");
                checkColumns(format, schema);
            }
            case AVRO, PROTOBUF -> {
                refuse(OF_JSON, "it is for JSON only");
                refuse(OF_CSV, "it is for CSV only");
                checkSchema(format);
            }
        }
    }

    private void checkSchema(InputFormat format) {
        boolean registry = isGiven(FormatKeys.URL);
        boolean file = isGiven(FormatKeys.FILE);
        if (!valid.keySet().containsAll(List.of(FormatKeys.URL, FormatKeys.FILE))) {
            // What is wrong with one of them was said.
            return;
        }
        if (registry == file) {
            problems.add(valid.get(FormatKeys.FORMAT).described() + " needs a schema: set either " + FormatKeys.URL
                    + " or " + FormatKeys.FILE + (file ? ", not both" : ""));
            return;
        }
        if (registry) {
            refuse(OF_FILE, "the registry tells schema and message");
            checkCredentials();
        } else {
            refuse(OF_REGISTRY, "there is no " + FormatKeys.URL);
            checkFile(format);
        }
    }

    private void checkCredentials() {
        boolean user = isGiven(FormatKeys.USER);
        if (user != isGiven(FormatKeys.PASSWORD)) {
            problems.add(valid.get(user ? FormatKeys.USER : FormatKeys.PASSWORD).described() + " is of no use without "
                    + (user ? FormatKeys.PASSWORD : FormatKeys.USER));
        }
    }

    private void checkFile(InputFormat format) {
        boolean protobuf = format.name() == Name.PROTOBUF;
        if (protobuf && format.message().isEmpty()) {
            problems.add(valid.get(FormatKeys.FILE).described() + " needs " + FormatKeys.MESSAGE
                    + ": the full name of the message, as shop.Visit");
            return;
        }
        if (!protobuf) {
            refuse(List.of(FormatKeys.MESSAGE), "it is for Protobuf only");
        }
        try {
            format.reading(id -> Optional.empty());
        } catch (IllegalArgumentException e) {
            problems.add(valid.get(FormatKeys.FILE), e.getMessage());
        }
    }

    private void checkColumns(InputFormat format, EventSchema schema) {
        if (!valid.containsKey(FormatKeys.COLUMNS)) {
            return;
        }
        if (format.columns().isEmpty()) {
            problems.add(valid.get(FormatKeys.FORMAT).described() + " needs " + FormatKeys.COLUMNS
                    + ": the names of all columns, comma-separated");
            return;
        }
        checkColumns(SettingsKeys.INPUT_USER, schema.user().paths(), format);
        checkColumns("input.time", schema.time().paths(), format);
        checkColumns(
                SettingsKeys.DIMENSIONS,
                schema.dimensions().stream().map(Dimension::path).toList(),
                format);
    }

    private void checkColumns(String key, List<String> paths, InputFormat format) {
        paths.stream()
                .filter(path -> valid.containsKey(key) && !path.startsWith("@"))
                .filter(path -> !isColumn(FieldPath.of(path).steps(), format.columns()))
                .forEach(path -> problems.add(
                        valid.get(key),
                        "there is no column " + path + " in " + FormatKeys.COLUMNS
                                + Nearest.hint("", path, format.columns())));
    }

    private static boolean isColumn(List<String> steps, List<String> columns) {
        return steps.size() == 1 && columns.contains(steps.get(0));
    }

    private void refuse(List<String> keys, String reason) {
        keys.stream()
                .filter(this::isGiven)
                .forEach(key -> problems.add(valid.get(key), reason + "; remove it, or change " + FormatKeys.FORMAT));
    }

    private boolean isGiven(String key) {
        return valid.containsKey(key) && !valid.get(key).origin().equals("default");
    }
}

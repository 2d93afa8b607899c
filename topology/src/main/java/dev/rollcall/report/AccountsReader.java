package dev.rollcall.report;

import static dev.rollcall.report.JsonObjects.present;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rollcall.event.RejectReason;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects the fields of the accounts of one input partition. */
final class AccountsReader {
    private String topic;
    private Integer partition;
    private Long read;
    private Long first;
    private Long repeat;
    private Map<RejectReason, Long> rejected;
    private long ignored;
    private long lost;
    private Instant newest;

    private final Consumer<String> unknownReason;

    private AccountsReader(Consumer<String> unknownReason) {
        this.unknownReason = unknownReason;
    }

    static Accounts read(byte[] json, Consumer<String> unknownReason) throws IOException {
        AccountsReader reader = new AccountsReader(unknownReason);
        JsonObjects.read(json, reader::field);
        return reader.accounts();
    }

    private void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "topic" -> topic = JsonObjects.text(value);
            case "partition" -> partition = JsonObjects.index(value);
            case "read" -> read = JsonObjects.count(value);
            case "first" -> first = JsonObjects.count(value);
            case "repeat" -> repeat = JsonObjects.count(value);
            case "rejected" -> {
                rejected = new EnumMap<>(RejectReason.class);
                JsonObjects.readObject(value, this::reason);
            }
            case "ignored" -> ignored = JsonObjects.count(value);
            case "newest" -> newest = instant(value);
            case "lost" -> lost = JsonObjects.count(value);
            default -> {
                // A later version's field.
            }
        }
    }

    private static Instant instant(JsonParser value) throws IOException {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        try {
            return Instant.parse(JsonObjects.text(value));
        } catch (DateTimeParseException e) {
            throw new IOException("newest is not a time", e);
        }
    }

    private void reason(String name, JsonParser value) throws IOException {
        Optional<RejectReason> reason = RejectReason.named(name);
        if (reason.isPresent()) {
            rejected.put(reason.get(), JsonObjects.count(value));
        } else {
            unknownReason.accept(name);
        }
    }

    private Accounts accounts() throws IOException {
        return new Accounts(
                present("topic", topic),
                present("partition", partition),
                present("read", read),
                present("first", first),
                present("repeat", repeat),
                ignored,
                present("rejected", rejected),
                lost,
                newest);
    }
}

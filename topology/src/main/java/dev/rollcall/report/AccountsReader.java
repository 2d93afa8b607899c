package dev.rollcall.report;

import static dev.rollcall.report.JsonObjects.present;

import com.fasterxml.jackson.core.JsonParser;
import dev.rollcall.event.RejectReason;
import java.io.IOException;
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
    private long lost;

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
            case "lost" -> lost = JsonObjects.count(value);
            default -> {
                // A later version's field.
            }
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
                present("rejected", rejected),
                lost);
    }
}

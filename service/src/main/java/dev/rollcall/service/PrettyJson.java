package dev.rollcall.service;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Prints JSON that programs read and people can look at. */
public final class PrettyJson {
    private PrettyJson() {}

    /** Writes one value. */
    @FunctionalInterface
    public interface Value {
        /**
         * Writes it.
         *
         * @param json where to, not null
         * @throws IOException from the generator
         */
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Prints a value and ends the line.
     *
     * @param value an object or an array, not null
     * @param out where to, not null; flushed
     */
    public static void print(Value value, PrintWriter out) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().createGenerator(text).useDefaultPrettyPrinter()) {
            value.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(text);
        out.flush();
    }
}

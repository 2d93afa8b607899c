package dev.rollcall.service.report.query;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What a question is answered with, in each of the formats. */
public interface Answer {
    /**
     * Whether nothing that was asked for is there.
     *
     * @return whether there is nothing to show
     */
    boolean isEmpty();

    /**
     * The names of the fields of CSV.
     *
     * @return in their order
     */
    List<String> header();

    /**
     * The lines of CSV.
     *
     * @return each with as many fields as the header; null where there is no value
     */
    List<List<Object>> lines();

    /**
     * The objects of JSON.
     *
     * @return each with its fields in their order
     */
    List<Map<String, Object>> objects();

    /**
     * Columns and bars for a person.
     *
     * @param out where to, not null; not flushed
     * @param width how many columns the terminal has
     */
    void show(PrintWriter out, int width);
}

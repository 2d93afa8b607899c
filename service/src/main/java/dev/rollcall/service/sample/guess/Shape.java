package dev.rollcall.service.sample.guess;

import java.util.Map;

/**
 * How events are written, and what stands in them.
 *
 * @param reason how they are written, for a person
 * @param settings the keys that say so, in their order
 * @param fields what stands in them
 */
record Shape(String reason, Map<String, String> settings, Fields fields) {}

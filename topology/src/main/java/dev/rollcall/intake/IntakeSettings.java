package dev.rollcall.intake;

import dev.rollcall.event.Dimension;
import java.util.List;

/**
 * What the intake needs to know.
 *
 * @param dimensions the dimensions, in the order in which events are read
 * @param partitionKeys for each partition of {@code visits} a record key that belongs there
 */
public record IntakeSettings(List<Dimension> dimensions, List<byte[]> partitionKeys) {}

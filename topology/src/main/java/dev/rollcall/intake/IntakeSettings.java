package dev.rollcall.intake;

import dev.rollcall.event.Dimension;
import java.util.List;
import java.util.Optional;

/**
 * What the intake needs to know.
 *
 * @param dimensions the dimensions, in the order in which events are read
 * @param partitionKeys for each partition of {@code visits} a record key that belongs there
 * @param pseudonymKey the secret by which users are replaced; empty if they are not
 */
public record IntakeSettings(List<Dimension> dimensions, List<byte[]> partitionKeys, Optional<byte[]> pseudonymKey) {}

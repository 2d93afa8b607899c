package dev.rollcall.trials.demo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be chosen about a demo. Immutable.
 *
 * @param events how many events the history has
 * @param rate events per second, of the history and of live traffic; empty for a history at full speed
 * @param users how many users there may be
 * @param days how many calendar days the history covers
 * @param seed selects one of many histories
 * @param keep where everything is kept; empty for a temporary directory that is deleted at the end
 * @param live whether live traffic follows the verdict, until the demo is interrupted
 */
public record DemoOptions(
        long events, OptionalInt rate, int users, int days, long seed, Optional<Path> keep, boolean live) {}

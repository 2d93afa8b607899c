package dev.rollcall.bench.run;

/**
 * What one run of one contender gave.
 *
 * @param contender its name
 * @param round from 1
 * @param events how many events were counted
 * @param seconds from the start of the process to the moment when all was counted and committed
 * @param cpuSeconds of the contender, with its Redis if it has one
 * @param brokerCpuSeconds of the broker meanwhile
 * @param peakBytes the contender's largest resident set, with that of its Redis if it has one
 * @param appendedBytes what was appended to the broker's logs meanwhile, internal topics included
 * @param stateBytes what the contender left in its directory
 * @param changelogBytes the size of the contender's changelogs on the broker's disk
 * @param exact whether every count is the truth
 * @param remark the first count that is not, or empty
 */
public record Measurement(
        String contender,
        int round,
        long events,
        double seconds,
        double cpuSeconds,
        double brokerCpuSeconds,
        long peakBytes,
        long appendedBytes,
        long stateBytes,
        long changelogBytes,
        boolean exact,
        String remark) {

    /**
     * Throughput with the start of the process.
     *
     * @return events per second
     */
    public double eventsPerSecond() {
        return events / seconds;
    }

    /**
     * What a core does in a second.
     *
     * @return events per CPU second of the contender
     */
    public double eventsPerCpuSecond() {
        return events / cpuSeconds;
    }
}

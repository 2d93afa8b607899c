package dev.rollcall.bench.run;

/**
 * How a contender caught up with a backlog while new events kept coming.
 *
 * @param contender its name
 * @param round from 1
 * @param backlog how many events were there at the start
 * @param events how many it had committed when it was less than a second of events behind
 * @param seconds from the start of the process until then
 * @param exact whether the counts were right in the end, live events included
 * @param remark the first count that was not, or empty
 */
public record CatchUp(
        String contender, int round, long backlog, long events, double seconds, boolean exact, String remark) {
    /**
     * Throughput with the start of the process.
     *
     * @return events per second
     */
    public double eventsPerSecond() {
        return events / seconds;
    }
}

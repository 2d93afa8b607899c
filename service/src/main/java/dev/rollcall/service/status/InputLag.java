package dev.rollcall.service.status;

import java.util.OptionalLong;

/**
 * How far an input partition is behind.
 *
 * @param partition its number
 * @param committed where the group would go on; empty if it has committed nothing there
 * @param end the offset behind the last event that can be read
 * @param lag the events in between, with transaction markers and deleted events where there are any
 * @param instance who counts it now; empty if nobody does
 */
record InputLag(int partition, OptionalLong committed, long end, long lag, String instance) {}

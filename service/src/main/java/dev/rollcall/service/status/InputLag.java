package dev.rollcall.service.status;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How far an input partition is behind.
 *
 * @param topic an input topic
 * @param partition its number
 * @param committed where the group would go on; null if it has committed nothing there
 * @param end the offset behind the last event that can be read
 * @param lag the events in between, with transaction markers and deleted events where there are any
 * @param instance who counts it now; null if nobody does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InputLag(String topic, int partition, Long committed, long end, long lag, String instance) {}

package dev.rollcall.trials.broker;

import java.util.List;

/**
 * The ports of one node of a cluster, all on 127.0.0.1.
 *
 * @param controller for the other controllers
 * @param direct for the other brokers, and for clients that no network may hinder
 * @param networks one for each network that clients come from, not null
 * @param advertised what clients of each network are told instead, in the same order, not null
 */
public record NodePorts(int controller, int direct, List<Integer> networks, List<Integer> advertised) {
    /** Copies. */
    public NodePorts {
        networks = List.copyOf(networks);
        advertised = List.copyOf(advertised);
    }
}

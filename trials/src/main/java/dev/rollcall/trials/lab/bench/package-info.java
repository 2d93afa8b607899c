/** What experiments work with: brokers, topics of numbered events, and the measure at the far end. */
package dev.rollcall.trials.lab.bench;

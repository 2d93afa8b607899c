/** What must be true of the cluster before an instance starts: brokers that answer, and topics as Rollcall needs them. */
package dev.rollcall.service.cluster;

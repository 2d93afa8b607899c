/** What Rollcall publishes: report rows, accounts and the headers of rejected events, each with the bytes it has in Kafka. */
package dev.rollcall.report;

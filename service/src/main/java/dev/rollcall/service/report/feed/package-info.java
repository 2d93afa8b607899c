/** What was published so far, read from the output and accounts topics and kept in memory for those who ask over HTTP. */
package dev.rollcall.service.report.feed;

/** Who counts, and how far behind they are: what the brokers tell about the whole group, whoever asks. */
package dev.rollcall.service.status;

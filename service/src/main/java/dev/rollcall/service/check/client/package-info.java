/** What plain consumers and producers were told in a file, and which hazards that invites. */
package dev.rollcall.service.check.client;

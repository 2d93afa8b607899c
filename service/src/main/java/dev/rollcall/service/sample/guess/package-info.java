/** What a configuration for the events of a sample is likely to be, and why. */
package dev.rollcall.service.sample.guess;

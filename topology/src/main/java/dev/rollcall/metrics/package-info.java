/** What a process counts about itself. */
package dev.rollcall.metrics;

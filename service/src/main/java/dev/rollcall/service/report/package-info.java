/** Reading what Rollcall published, and showing it to people and programs. */
package dev.rollcall.service.report;

/** What tests of several modules share. */
package dev.rollcall.service.testing;

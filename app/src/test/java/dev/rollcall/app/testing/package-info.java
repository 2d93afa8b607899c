/** What tests on a real broker share. */
package dev.rollcall.app.testing;

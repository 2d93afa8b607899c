/** The demo: generated traffic, what it truly adds up to, the comparison with what was published, and progress. */
package dev.rollcall.app.demo;
